package com.xiaomi.privacy.legal.fee;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the laws of one version say of fees. A place without a rule here: a fee must be reasonable and cost-based (privacy
 * policy §8), and no sum is known.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class FeeTable {
    private static final String EVERY_RIGHT = "ALL";

    private final LawBook lawBook;
    private final List<FeeRule> rules;

    private FeeTable(LawBook lawBook, List<FeeRule> rules) {
        this.lawBook = lawBook;
        this.rules = rules;
        rules.forEach(this::check);
    }

    /**
     * Reads the table that belongs to a version of the law.
     *
     * @throws TableException if this build has no such version, or a row is not sound
     */
    public static FeeTable load(String version) {
        return new FeeTable(LawBook.load(version), CsvTable.read("law/" + version + "/fees.csv", FeeTable::rule));
    }

    /** The rule for a right in a place; empty if none is known. */
    public Optional<FeeRule> rule(Jurisdiction place, Right right) {
        return lawBook.row(place)
                .flatMap(row -> rules.stream()
                        .filter(rule -> rule.code().equals(row.code()) && rule.concerns(right))
                        .findFirst());
    }

    private void check(FeeRule rule) {
        boolean known = lawBook.rows().stream().anyMatch(row -> row.code().equals(rule.code()));
        boolean whole = rule.capMinor() == null || (rule.currency() != null && rule.capMinor() > 0);
        if (!known || !whole || (!rule.allowed() && rule.capMinor() != null)) {
            throw new TableException("The fees of " + rule.code() + " are not sound");
        }
        if (rule.currency() != null) {
            Currency.getInstance(rule.currency());
        }
    }

    private static FeeRule rule(CsvRow row) {
        Integer cap = row.number("cap_minor");
        return new FeeRule(
                row.required("code"),
                row.required("rights").equals(EVERY_RIGHT) ? Set.of() : row.set("rights", Right::valueOf),
                Boolean.TRUE.equals(row.flag("allowed")),
                cap == null ? null : cap.longValue(),
                row.optional("currency", String::strip),
                row.required("article"),
                row.required("source"),
                row.required("confidence", Confidence::valueOf));
    }
}
