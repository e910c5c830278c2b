package com.xiaomi.privacy.legal.export;

/** For what somebody gets at personal data of a cell. */
public enum TransferPurpose {
    /** Its staff work on requests. */
    STAFF_ACCESS,
    /** Its data system carries rights out. */
    FULFILMENT,
    /** It gets the package of a person who moves to it. */
    HAND_OVER
}
