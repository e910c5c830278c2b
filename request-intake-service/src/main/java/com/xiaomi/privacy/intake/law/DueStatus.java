package com.xiaomi.privacy.intake.law;

/** What a due date rests on. */
public enum DueStatus {
    /** A law. */
    STATUTORY,
    /** The period the controller has published; no statutory period is known. */
    PUBLISHED_PERIOD,
    /** A law, but reckoned without a calendar of holidays. */
    PROVISIONAL
}
