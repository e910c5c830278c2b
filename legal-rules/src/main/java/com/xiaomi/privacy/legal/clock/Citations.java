package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.law.Pause;
import com.xiaomi.privacy.legal.law.PeriodUnit;

/** The article to name for each counting rule: in the EEA the Union's own counting law, elsewhere the term's. */
record Citations(boolean eea, String article) {
    private static final String REGULATION = "Reg. (EEC, Euratom) 1182/71 Art. ";

    String counting(PeriodUnit unit) {
        if (!eea) {
            return article;
        }
        return switch (unit) {
            case HOURS -> REGULATION + "3(2)(a)";
            case DAYS -> REGULATION + "3(2)(b)";
            case BUSINESS_DAYS -> REGULATION + "2 and 3(3)";
            case CALENDAR_MONTHS -> REGULATION + "3(2)(c)";
        };
    }

    String roll() {
        return eea ? REGULATION + "3(4)" : article;
    }

    String suspension() {
        return eea ? "EDPB Guidelines 01/2022 s.5.3 (counting: convention of the tables)" : article;
    }

    /** What must be true of asking for the clock to stop; empty if the tables name no condition. */
    String condition(Pause pause) {
        if (!eea) {
            return "";
        }
        return switch (pause) {
            case IDENTITY -> " (if asked without undue delay and with real doubts)";
            case CLARIFICATION -> " (if asked without undue delay about a large quantity of data, Recital 63)";
            case FEE -> "";
        };
    }

    String extension() {
        return eea ? "GDPR Art. 12(3)" : article;
    }
}
