package com.xiaomi.privacy.legal.calendar;

import com.xiaomi.privacy.legal.law.Jurisdiction;

/** Where the clock gets its holidays from. Implementations are safe for use by several threads. */
public interface HolidayCalendars {

    /** The calendar of a place; an unknown place has one without holidays. */
    PlaceCalendar of(Jurisdiction place);

    /** Names the data, so that each computed date can say what it was counted with. */
    String version();
}
