package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.protection.DataKey;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a service keeps what becomes of the files it takes in. Each method is a transaction of its own.
 *
 * @param <F> the service's row of a file
 */
public interface UploadRegister<F extends UploadedFile> {

    /** The file as it stands now, not as it was read before. */
    Optional<F> current(F file);

    /** The key of the request that the file belongs to. */
    DataKey keyOf(F file);

    /** Keeps a file that passed; if it was settled meanwhile, that stands. */
    F keep(Actor by, UUID fileId, KeptContent content, Findings findings);

    /** Refuses a file; if it was settled meanwhile, that stands. */
    F reject(Actor by, UUID fileId, FileRejection why);

    /** Ends an announcement that was not completed; does nothing if it was settled. */
    void expire(UUID fileId);
}
