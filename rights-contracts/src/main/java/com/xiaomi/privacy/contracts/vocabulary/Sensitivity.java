package com.xiaomi.privacy.contracts.vocabulary;

/** How much harm comes of it if somebody else than the data subject asked for a right, least first. */
public enum Sensitivity {
    /** None: the wish can only protect the data subject, or asserts no right over data. */
    ROUTINE,
    /** Data are shown to the person, changed or deleted. */
    NORMAL,
    /** It can't be undone or reaches others: an account is cancelled, data go to somebody else, or somebody gets power. */
    HIGH
}
