package com.xiaomi.privacy.legal.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** The public holidays of one place. Weekends are not its matter: the tables of the law state them. */
public interface PlaceCalendar {

    /** ISO 3166 code of the place whose holidays these are, as in `DE`, `GB-ENG`, `US-CA`. */
    String code();

    /** Whether the holidays are known at all. If not, no day is a holiday, which gives the earlier and safe date. */
    boolean isKnown();

    /** Why dates counted with this calendar must be looked at again; empty if nothing is known against it. */
    Optional<String> reservation();

    /** Whether the day is a public holiday there; weekends do not count as such. */
    boolean isHoliday(LocalDate day);
}
