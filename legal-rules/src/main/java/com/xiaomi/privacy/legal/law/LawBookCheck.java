package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.legal.table.TableException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses tables that the clock could not count without guessing. */
final class LawBookCheck {
    private final List<JurisdictionRow> rows;
    private final List<DeadlineOverride> overrides;
    private final List<Limit> limits;
    private final List<Alias> aliases;

    LawBookCheck(
            List<JurisdictionRow> rows, List<DeadlineOverride> overrides, List<Limit> limits, List<Alias> aliases) {
        this.rows = rows;
        this.overrides = overrides;
        this.limits = limits;
        this.aliases = aliases;
    }

    /** @throws TableException naming the first place that cannot be counted */
    void run() {
        rows.forEach(LawBookCheck::check);
        Set<String> places = rows.stream().map(JurisdictionRow::code).collect(Collectors.toSet());
        overrides.forEach(override -> {
            require(places.contains(override.code()), override.code(), "an override without a row");
            require(override.period() != null, override.code(), "an override without a period");
        });
        overrides.stream().filter(DeadlineOverride::applies).forEach(this::refuseOverlap);
        aliases.forEach(alias -> require(
                places.contains(alias.lawOf().code())
                        && !places.contains(alias.place().code()),
                alias.place().code(),
                "an alias of a place with a row, or for one without"));
        Set<String> limited = new HashSet<>();
        for (Limit limit : limits) {
            require(places.contains(limit.code()), limit.code(), "a limit without a row");
            require(limited.add(limit.code() + limit.subject()), limit.code(), "two limits of one thing");
        }
    }

    private static void check(JurisdictionRow row) {
        String code = row.code();
        // A code that is no place fails here, not at a person's request.
        Jurisdiction.parse(code);
        require(!row.weekend().isEmpty() && row.weekend().size() < 7, code, "a week without weekend or work");
        require(
                (row.extension() == null) == (row.maxTotal() == null),
                code,
                "an extension needs a total and a total an extension");
        require(
                row.extension() == null || row.response().plus(row.extension()).equals(row.maxTotal()),
                code,
                "response and extension do not make the total");
        require(row.appealExtension() == null || row.appeal() != null, code, "an appeal's extension without an appeal");
        boolean pauses = List.of(row.identityEffect(), row.clarificationEffect(), row.feeEffect()).stream()
                .anyMatch(effect -> effect == PauseEffect.SUSPEND || effect == PauseEffect.SUSPEND_INCLUSIVE);
        require(
                !pauses
                        || row.response() == null
                        || row.response().unit() == PeriodUnit.DAYS
                        || row.response().unit() == PeriodUnit.CALENDAR_MONTHS,
                code,
                "no rule says how to pause hours or business days");
    }

    private void refuseOverlap(DeadlineOverride one) {
        for (DeadlineOverride other : overrides) {
            boolean same = one != other
                    && other.applies()
                    && one.code().equals(other.code())
                    && one.right() == other.right()
                    && one.stage() == other.stage();
            boolean apart = same
                    && ((one.effectiveTo() != null
                                    && other.effectiveFrom() != null
                                    && one.effectiveTo().isBefore(other.effectiveFrom()))
                            || (other.effectiveTo() != null
                                    && one.effectiveFrom() != null
                                    && other.effectiveTo().isBefore(one.effectiveFrom())));
            require(!same || apart, one.code(), "two overrides for the same days");
        }
    }

    private static void require(boolean holds, String code, String otherwise) {
        if (!holds) {
            throw new TableException("The tables of the law: " + code + ": " + otherwise);
        }
    }
}
