package com.xiaomi.privacy.legal.law;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.Set;

/**
 * What the clock must count for one right in one place on one day: the outcome of looking into the tables.
 *
 * @param basis whether a law or only the controller's own promise sets the period
 * @param law name of the law, or {@link #PUBLISHED_PERIOD_NAME}
 * @param article the articles relied on
 * @param source where they were read; may be empty
 * @param confidence how well founded; nullable where no law sets the period
 * @param finding one sentence saying why this term was chosen
 * @param response time to answer
 * @param maxTotal answer including extension, from the start of the clock; nullable if the law allows none (known to
 *     the tables)
 * @param acknowledge time to acknowledge receipt; nullable
 * @param clockStart what starts the clock
 * @param identityEffect effect of asking for proof of identity
 * @param clarificationEffect effect of asking what is meant
 * @param feeEffect effect of asking for a fee
 * @param endDayRoll what happens to an end on a day off
 * @param weekend the weekly days off of the place
 */
public record Term(
        Basis basis,
        String law,
        String article,
        String source,
        Confidence confidence,
        String finding,
        Period response,
        Period maxTotal,
        Period acknowledge,
        ClockStart clockStart,
        PauseEffect identityEffect,
        PauseEffect clarificationEffect,
        PauseEffect feeEffect,
        EndDayRoll endDayRoll,
        Set<DayOfWeek> weekend) {

    /** The name under which a period appears that no known statute sets. */
    public static final String PUBLISHED_PERIOD_NAME = "published period of the controller";

    static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Who sets the period. */
    public enum Basis {
        /** A law sets the time to answer. */
        STATUTE,
        /** A law sets only the time to acknowledge, which is then the case's due date. */
        STATUTORY_ACKNOWLEDGEMENT,
        /** No statutory period is known: the controller's own published period counts. */
        NO_STATUTORY_PERIOD_KNOWN
    }

    /** The effect of asking for something. */
    public PauseEffect effectOf(Pause pause) {
        return switch (pause) {
            case IDENTITY -> identityEffect;
            case CLARIFICATION -> clarificationEffect;
            case FEE -> feeEffect;
        };
    }

    /** The longest time with a valid extension; empty if the tables know of none. */
    public Optional<Period> extended() {
        return Optional.ofNullable(maxTotal);
    }

    /** The term of a controller's own promise: calendar days as published, no pauses and no roll, the safe reading. */
    static Term published(Period period, String finding) {
        return new Term(
                Basis.NO_STATUTORY_PERIOD_KNOWN,
                PUBLISHED_PERIOD_NAME,
                "no statutory period known",
                "",
                null,
                finding,
                period,
                null,
                null,
                ClockStart.RECEIPT,
                PauseEffect.UNKNOWN,
                PauseEffect.UNKNOWN,
                PauseEffect.UNKNOWN,
                EndDayRoll.NOT_ESTABLISHED,
                SATURDAY_AND_SUNDAY);
    }

    /** The term of a place's own row. */
    static Term ofRow(JurisdictionRow row, LawBook.Limits limits, String finding) {
        return new Term(
                Basis.STATUTE,
                row.law(),
                row.sourceArticle(),
                row.sourceUrl(),
                row.confidence(),
                finding,
                row.response(),
                limits.allows(Limit.Subject.EXTENSION) ? row.maxTotal() : null,
                row.acknowledge(),
                row.clockStart(),
                limits.effect(Limit.Subject.IDENTITY, row.identityEffect()),
                limits.effect(Limit.Subject.CLARIFICATION, row.clarificationEffect()),
                limits.effect(Limit.Subject.FEE, row.feeEffect()),
                row.endDayRoll(),
                row.weekend());
    }

    /** The term of an override for the answer; pauses and roll come from the place's row. */
    static Term ofOverride(DeadlineOverride override, JurisdictionRow row, LawBook.Limits limits, String law) {
        return new Term(
                Basis.STATUTE,
                law,
                override.source(),
                row.sourceUrl(),
                override.confidence(),
                "A deadline of its own for this right in " + row.name() + ".",
                override.period(),
                override.extension() == null ? null : override.period().plus(override.extension()),
                override.acknowledge(),
                override.clockStart(),
                limits.effect(Limit.Subject.IDENTITY, row.identityEffect()),
                limits.effect(Limit.Subject.CLARIFICATION, row.clarificationEffect()),
                limits.effect(Limit.Subject.FEE, row.feeEffect()),
                row.endDayRoll(),
                row.weekend());
    }

    /** The term of a complaint that a law only orders to be acknowledged; nothing the person is asked for pauses it. */
    static Term ofAcknowledgement(DeadlineOverride override, JurisdictionRow row, String law) {
        return new Term(
                Basis.STATUTORY_ACKNOWLEDGEMENT,
                law,
                override.source(),
                row.sourceUrl(),
                override.confidence(),
                "The law sets a date for the acknowledgement only, so that date is the case's due date.",
                override.period(),
                null,
                override.period(),
                override.clockStart(),
                PauseEffect.NONE,
                PauseEffect.NONE,
                PauseEffect.NONE,
                row.endDayRoll(),
                row.weekend());
    }
}
