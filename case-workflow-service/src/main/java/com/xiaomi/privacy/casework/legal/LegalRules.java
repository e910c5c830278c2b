package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.legal.clock.LegalClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The legal tables and calendars, loaded once. */
class LegalRules {

    @Produces
    @Singleton
    LegalClock legalClock() {
        return LegalClock.standard();
    }
}
