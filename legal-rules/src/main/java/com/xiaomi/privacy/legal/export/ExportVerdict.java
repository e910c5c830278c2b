package com.xiaomi.privacy.legal.export;

import java.util.UUID;

/** Whether data may go where somebody wants it to go. */
public sealed interface ExportVerdict {

    /** It does not leave its region. */
    record AtHome() implements ExportVerdict {}

    /** It leaves under a safeguard that is recorded. */
    record Safeguarded(UUID id, Safeguard kind) implements ExportVerdict {}

    /** It stays. */
    record Refused(Reason reason) implements ExportVerdict {}

    /** Why data stays. */
    enum Reason {
        /** Nobody says where it would go, or to whom. */
        PLACE_UNKNOWN,
        /** Nothing is recorded for this recipient, country and purpose. */
        NOTHING_RECORDED,
        /** What is recorded does not let data leave this region. */
        NOT_SUFFICIENT,
        /** What is recorded does not count yet, or no longer. */
        NOT_IN_TIME
    }
}
