package com.xiaomi.privacy.legal.clock;

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

    String extension() {
        return eea ? "GDPR Art. 12(3)" : article;
    }
}
