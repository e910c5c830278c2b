package com.xiaomi.privacy.casework.report;

/** What reports count. The names lie in the database and never change. */
enum Figure {
    /** Cases received, in the month of receipt. */
    RECEIVED,
    /** Cases closed, in the month of the last closing and with its outcome. */
    CLOSED,
    /** Closed cases whose first answer came in time, spread over the days that it took. */
    ON_TIME,
    /** The same for answers that came too late. */
    LATE,
    /** Days that did not count in closed cases, because something was awaited from the person. */
    PAUSED_DAYS,
    /** Cases refused in whole or in part, for each ground of the refusal. */
    REFUSED,
    /** Appeals, in the month in which they were made. */
    APPEAL_RECEIVED,
    /** Appeals that ended as the case had ended before, in the month of that closing. */
    APPEAL_UPHELD,
    /** Appeals that ended otherwise. */
    APPEAL_OVERTURNED
}
