package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Decides the least that suffices: right × place × requester × sensitivity → levels (graded proofing after NIST SP 800-63A).
 * The first row of the table that fits decides; the last rows fit everything. The table is reference data that a lawyer must
 * check.
 */
public final class AssurancePolicy {

    private static final String TABLE = "/assurance/policy.csv";
    private static final String ANY = "*";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<AssuranceRule> rules;

    AssurancePolicy(List<AssuranceRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * The table that comes with the service.
     *
     * @throws IllegalArgumentException for a word in it that is in no vocabulary
     */
    public static AssurancePolicy bundled() {
        try (Reader table =
                new InputStreamReader(AssurancePolicy.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8)) {
            return new AssurancePolicy(
                    FORMAT.parse(table).stream().map(AssurancePolicy::rule).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " can't be read", e);
        }
    }

    /**
     * What is enough for a case.
     *
     * @throws IllegalStateException if no row fits, which the table's test excludes
     */
    public AssuranceDecision decide(Need need) {
        return rules.stream()
                .filter(rule -> rule.fits(need))
                .findFirst()
                .map(rule -> new AssuranceDecision(rule.ways(), rule.name(), rule.reason()))
                .orElseThrow(() -> new IllegalStateException("no assurance rule fits " + need));
    }

    List<AssuranceRule> rules() {
        return rules;
    }

    private static AssuranceRule rule(CSVRecord row) {
        return new AssuranceRule(
                row.get("rule"),
                read(row, "right", Right::valueOf),
                read(row, "country", Function.identity()),
                read(row, "region", Function.identity()),
                read(row, "requester", RequesterKind::valueOf),
                read(row, "sensitivity", Sensitivity::valueOf),
                read(row, "account_named", "YES"::equals),
                Ways.parse(row.get("ways")),
                DecisionReason.valueOf(row.get("reason")),
                row.get("source"));
    }

    private static <T> Optional<T> read(CSVRecord row, String column, Function<String, T> reader) {
        return Optional.of(row.get(column)).filter(value -> !ANY.equals(value)).map(reader);
    }
}
