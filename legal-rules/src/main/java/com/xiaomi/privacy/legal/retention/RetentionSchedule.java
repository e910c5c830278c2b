package com.xiaomi.privacy.legal.retention;

import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For how long each kind of data is kept (GDPR Art. 5(1)(e); POLICY.md, section 6). The narrowest place counts, and within it the rule
 * that names the outcome. Evidence and audit trails are kept for the same time everywhere and after any outcome, packages after any
 * outcome.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class RetentionSchedule {
    private static final String ANY_OUTCOME = "ALL";
    // When their time begins, nobody knows or remembers where the person lives.
    private static final Set<DataKind> SAME_EVERYWHERE =
            EnumSet.of(DataKind.EVIDENCE, DataKind.TRAIL, DataKind.TRAIL_APART);
    private static final Comparator<RetentionRule> NARROWEST = Comparator.comparingInt(
                    (RetentionRule rule) -> rule.place().rank())
            .thenComparing(rule -> !rule.outcomes().isEmpty());

    private final LawBook lawBook;
    private final List<RetentionRule> rules;

    private RetentionSchedule(LawBook lawBook, List<RetentionRule> rules) {
        this.lawBook = lawBook;
        this.rules = rules;
        boolean complete = Arrays.stream(DataKind.values())
                .allMatch(kind -> rules.stream().anyMatch(rule -> rule.kind() == kind && isForTheRest(rule)));
        boolean timed = rules.stream()
                .noneMatch(rule -> rule.kept().isNegative() || rule.kept().isZero());
        if (!complete || !timed || !rules.stream().allMatch(RetentionSchedule::canBeKnown)) {
            throw new TableException(
                    "The retention schedule lacks a rule for the rest of a kind, or has one without a time,"
                            + " or one that depends on what is not known when the time begins");
        }
    }

    private static boolean isForTheRest(RetentionRule rule) {
        return rule.place() instanceof PlacePattern.Anywhere && rule.outcomes().isEmpty();
    }

    private static boolean canBeKnown(RetentionRule rule) {
        return switch (rule.kind()) {
            case EVIDENCE, TRAIL, TRAIL_APART -> isForTheRest(rule);
            case PACKAGES -> rule.outcomes().isEmpty();
            case REQUEST, ATTACHMENTS, MESSAGES, DELIVERIES -> true;
        };
    }

    /**
     * Reads the schedule that belongs to a version of the law.
     *
     * @throws TableException if this build has no such version, or a row is not sound
     */
    public static RetentionSchedule load(String version) {
        LawBook lawBook = LawBook.load(version);
        Set<String> groups = lawBook.rows().stream()
                .map(JurisdictionRow::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return new RetentionSchedule(
                lawBook, CsvTable.read("law/" + version + "/retention.csv", row -> rule(row, groups)));
    }

    /** The rule for data of a case that was closed with an outcome. */
    public RetentionRule rule(DataKind kind, Jurisdiction place, Outcome outcome) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind && rule.place().matches(place, lawBook) && rule.concerns(outcome))
                .max(NARROWEST)
                .orElseThrow();
    }

    /**
     * The rule for data of a kind that is kept for the same time everywhere and after any outcome.
     *
     * @throws IllegalArgumentException for another kind
     */
    public RetentionRule everywhere(DataKind kind) {
        if (!SAME_EVERYWHERE.contains(kind)) {
            throw new IllegalArgumentException(kind + " is kept for different times");
        }
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
    }

    /** The rule for packages of cases in a place. */
    public RetentionRule packages(Jurisdiction place) {
        return rules.stream()
                .filter(rule -> rule.kind() == DataKind.PACKAGES && rule.place().matches(place, lawBook))
                .max(NARROWEST)
                .orElseThrow();
    }

    private static RetentionRule rule(CsvRow row, Set<String> groups) {
        return new RetentionRule(
                row.required("kind", DataKind::valueOf),
                row.required("place", text -> PlacePattern.parse(text, groups)),
                row.required("outcomes").equals(ANY_OUTCOME) ? Set.of() : row.set("outcomes", Outcome::valueOf),
                row.required("kept", Period::parse),
                row.required("basis"),
                row.required("source"),
                row.required("confidence", Confidence::valueOf));
    }
}
