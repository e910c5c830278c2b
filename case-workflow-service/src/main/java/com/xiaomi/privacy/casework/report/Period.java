package com.xiaomi.privacy.casework.report;

import java.time.YearMonth;

/**
 * The months of a report, both included.
 *
 * @param from not after to
 */
record Period(YearMonth from, YearMonth to) {}
