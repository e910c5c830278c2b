package com.xiaomi.privacy.foundation.export;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/** Whether whoever works at a place may see data of the cell. */
public interface StaffBorder {

    /**
     * Lets staff in.
     *
     * @return the entry of the register of transfers under which they work; empty if they are where the data is at home
     * @throws ProblemException {@code EXPORT_NOT_SAFEGUARDED} if no safeguard is recorded, {@code EXPORT_NOT_CHECKED} if that can't be found out
     */
    Optional<UUID> require(WorkPlace place);
}
