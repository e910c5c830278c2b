package com.xiaomi.privacy.contracts.vocabulary;

/** Who sets a time limit. */
public enum PeriodBasis {
    /** A law does. */
    STATUTE,
    /** No law known does; the controller promised it. */
    PUBLISHED_PERIOD
}
