package com.xiaomi.privacy.casework.deadline;

import com.xiaomi.privacy.casework.cases.RightsCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reminders of the cases. */
@ApplicationScoped
class DeadlineReminderRows implements PanacheRepositoryBase<DeadlineReminder, UUID> {

    /** Those of the present due date of a case. */
    List<DeadlineReminder> ofNow(RightsCase one) {
        return list("caseId = ?1 and round = ?2 and due = ?3", one.caseId(), one.round(), one.due());
    }

    /** One with its row locked; empty if it is gone. */
    Optional<DeadlineReminder> locked(UUID reminderId) {
        return find("reminderId", reminderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
