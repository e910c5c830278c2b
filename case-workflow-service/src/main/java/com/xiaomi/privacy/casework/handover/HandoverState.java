package com.xiaomi.privacy.casework.handover;

/** Where a hand-over stands. */
public enum HandoverState {
    /** The agent of the case wants it; it goes with the release of the package. */
    PLANNED,
    /** A second person has released it; it is under way. */
    RELEASED,
    /** The other controller has all of it. */
    DELIVERED,
    /** It was given up. */
    FAILED,
    /** It was taken back, or its case was closed or reopened. */
    CANCELLED
}
