package com.xiaomi.privacy.legal.law;

/** How well a row of the tables is founded. A lawyer checks every row relied on, first the ones below HIGH. */
public enum Confidence {
    /** The response deadline was seen in the named page. */
    HIGH,
    /** From knowledge, or seen only in part. */
    MEDIUM,
    /** Doubtful or conflicting. */
    LOW
}
