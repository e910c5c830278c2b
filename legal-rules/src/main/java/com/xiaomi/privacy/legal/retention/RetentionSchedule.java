package com.xiaomi.privacy.legal.retention;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For how long closed cases are kept (GDPR Art. 5(1)(e); POLICY.md, section 6). The narrowest place counts, and within it the rule that
 * names the outcome.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class RetentionSchedule {
    private static final String ANY_OUTCOME = "ALL";
    private static final Comparator<RetentionRule> NARROWEST = Comparator.comparingInt(
                    (RetentionRule rule) -> rule.place().rank())
            .thenComparing(rule -> !rule.outcomes().isEmpty());

    private final LawBook lawBook;
    private final List<RetentionRule> rules;

    private RetentionSchedule(LawBook lawBook, List<RetentionRule> rules) {
        this.lawBook = lawBook;
        this.rules = rules;
        boolean complete = rules.stream()
                .anyMatch(rule -> rule.place() instanceof PlacePattern.Anywhere
                        && rule.outcomes().isEmpty());
        if (!complete || rules.stream().anyMatch(rule -> rule.months() < 1)) {
            throw new TableException("The retention schedule has no rule for everything else, or one without time");
        }
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

    /** The rule for a case that was closed with an outcome. */
    public RetentionRule rule(Jurisdiction place, Outcome outcome) {
        return rules.stream()
                .filter(rule -> rule.place().matches(place, lawBook) && rule.concerns(outcome))
                .max(NARROWEST)
                .orElseThrow();
    }

    private static RetentionRule rule(CsvRow row, Set<String> groups) {
        return new RetentionRule(
                row.required("place", text -> PlacePattern.parse(text, groups)),
                row.required("outcomes").equals(ANY_OUTCOME) ? Set.of() : row.set("outcomes", Outcome::valueOf),
                row.required("months", Integer::valueOf),
                row.required("basis"),
                row.required("source"),
                row.required("confidence", Confidence::valueOf));
    }
}
