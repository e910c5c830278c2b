package com.xiaomi.privacy.contracts.vocabulary;

/** How much harm comes of it if somebody else than the data subject asked for a right, least first. */
public enum Sensitivity {
    /** None: the wish can only protect the data subject, or asserts no right over data. */
    ROUTINE,
    /** Data are shown or changed. */
    NORMAL,
    /** All data leave the house or are lost. */
    HIGH
}
