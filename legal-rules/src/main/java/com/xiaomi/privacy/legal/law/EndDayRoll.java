package com.xiaomi.privacy.legal.law;

/** Whether a period that ends on a day off ends on the next working day instead (rule R4). */
public enum EndDayRoll {
    NEXT_WORKING_DAY,
    /** Hour-based: never moved. */
    NONE_HOURS,
    /** No rule was found, so the end is not moved: the earlier date is the safe one. */
    NOT_ESTABLISHED
}
