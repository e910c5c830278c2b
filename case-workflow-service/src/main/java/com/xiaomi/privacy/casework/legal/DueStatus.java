package com.xiaomi.privacy.casework.legal;

/** How sure a due date is; the same words as in intake's answer. */
public enum DueStatus {
    /** A law sets it. */
    STATUTORY,
    /** No law known sets it; the controller promised it. */
    PUBLISHED_PERIOD,
    /** A law sets it, counted with a calendar that may still change. */
    PROVISIONAL
}
