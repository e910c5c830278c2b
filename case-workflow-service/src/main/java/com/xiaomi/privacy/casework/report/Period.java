package com.xiaomi.privacy.casework.report;

import java.time.Month;
import java.time.YearMonth;

/**
 * The months of a report, both included.
 *
 * @param from not after to
 */
record Period(YearMonth from, YearMonth to) {

    /** The first calendar year of which all months may be among them; after {@link #lastWholeYear} if there is none. */
    int firstWholeYear() {
        return from.getMonth() == Month.JANUARY ? from.getYear() : from.getYear() + 1;
    }

    /** The last calendar year of which all months may be among them. */
    int lastWholeYear() {
        return to.getMonth() == Month.DECEMBER ? to.getYear() : to.getYear() - 1;
    }
}
