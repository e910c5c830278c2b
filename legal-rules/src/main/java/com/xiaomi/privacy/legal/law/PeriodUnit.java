package com.xiaomi.privacy.legal.law;

/** How the tables measure a period. */
public enum PeriodUnit {
    /** Exact hours from the exact time of receipt; never moved (rule R8). */
    HOURS,
    /** Calendar days; the day of the event is not counted (rule R1). */
    DAYS,
    /** Days that are neither weekend days nor public holidays; the next working day is day 1 (rule R9). */
    BUSINESS_DAYS,
    /** Months ending on the same date number, or on the last day of a shorter month (rule R2). */
    CALENDAR_MONTHS
}
