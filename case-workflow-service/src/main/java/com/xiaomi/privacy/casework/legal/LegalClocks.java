package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.legal.basis.StepBases;
import com.xiaomi.privacy.legal.calendar.HolidayCalendars;
import com.xiaomi.privacy.legal.calendar.JollydayCalendars;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.exemption.Exemptions;
import com.xiaomi.privacy.legal.fee.FeeTable;
import com.xiaomi.privacy.legal.law.LawBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The legal clock of each version of the tables, loaded once: a case counts by the version it began with. */
@Singleton
class LegalClocks {

    private final HolidayCalendars calendars = new JollydayCalendars();
    private final Controllers controllers = Controllers.published();
    private final Map<String, LegalClock> byVersion = new ConcurrentHashMap<>();
    private final Map<String, Exemptions> exemptions = new ConcurrentHashMap<>();
    private final Map<String, StepBases> bases = new ConcurrentHashMap<>();
    private final Map<String, FeeTable> fees = new ConcurrentHashMap<>();

    /** Counts by the newest law. */
    @Produces
    @Singleton
    LegalClock newest() {
        return of(LawBook.CURRENT_VERSION);
    }

    /** Counts by one version of the law. */
    LegalClock of(String version) {
        return byVersion.computeIfAbsent(
                version,
                wanted -> new LegalClock(
                        LawBook.load(wanted), calendars, controllers, LegalClock.DEFAULT_PUBLISHED_PERIOD));
    }

    /** The exemptions of one version of the law. */
    Exemptions exemptions(String version) {
        return exemptions.computeIfAbsent(version, Exemptions::load);
    }

    /** On what steps rest by the laws of one version. */
    StepBases bases(String version) {
        return bases.computeIfAbsent(version, StepBases::load);
    }

    /** What the laws of one version say of fees. */
    FeeTable fees(String version) {
        return fees.computeIfAbsent(version, FeeTable::load);
    }
}
