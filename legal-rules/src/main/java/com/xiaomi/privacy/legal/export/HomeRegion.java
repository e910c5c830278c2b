package com.xiaomi.privacy.legal.export;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where the data of a cell is at home, and what lets it leave (POLICY.md, section 10): Russian data stays in Russia and Indian data in India
 * unless the authority there or the person themselves allows more; data of the EEA, the United Kingdom and Switzerland leaves under standard
 * contractual clauses or other safeguards. The policy binds data from elsewhere to no place.
 *
 * @param sufficient what lets data leave
 */
public record HomeRegion(Cell cell, Set<Safeguard> sufficient) {

    private static final Set<Safeguard> BY_LAW_OR_PERSON =
            EnumSet.of(Safeguard.LOCAL_APPROVAL, Safeguard.EXPLICIT_CONSENT);
    private static final Set<Safeguard> CHAPTER_FIVE =
            EnumSet.complementOf(EnumSet.of(Safeguard.LOCAL_APPROVAL, Safeguard.PROCESSOR_CONTRACT));
    private static final Controllers CONTROLLERS = Controllers.published();

    public HomeRegion {
        sufficient = Set.copyOf(sufficient);
    }

    /** The region of a cell. */
    public static HomeRegion of(Cell cell) {
        return new HomeRegion(
                cell,
                switch (cell) {
                    case EU -> CHAPTER_FIVE;
                    case IN, RU -> BY_LAW_OR_PERSON;
                    case SG -> EnumSet.allOf(Safeguard.class);
                });
    }

    /**
     * Whether data is still at home in a country.
     *
     * @param country ISO 3166-1 alpha-2; nothing is at home in anything else
     */
    public boolean includes(String country) {
        return Jurisdiction.isCountry(country) && (cell == Cell.SG || CONTROLLERS.cellFor(country) == cell);
    }
}
