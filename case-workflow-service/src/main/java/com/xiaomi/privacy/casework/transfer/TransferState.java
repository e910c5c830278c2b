package com.xiaomi.privacy.casework.transfer;

/** How far an entry of the register is; only one that is in force lets anything leave. */
public enum TransferState {
    /** One person wants it. */
    PROPOSED,
    /** A second person disagreed. */
    DECLINED,
    /** Two people agreed, and its first day has not come. */
    NOT_YET,
    /** It counts. */
    IN_FORCE,
    /** Its last day has passed. */
    EXPIRED,
    /** Somebody ended it. */
    ENDED
}
