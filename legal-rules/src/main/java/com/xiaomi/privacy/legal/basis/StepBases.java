package com.xiaomi.privacy.legal.basis;

import com.xiaomi.privacy.contracts.vocabulary.LegalBasis;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.law.PlacePattern;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On what each processing step rests in each place (POLICY.md, section 5). The narrowest place counts. A place whose law the tables know, but
 * not by provision, has the articles that its row names; a right that the law does not give, or not yet, is answered as the policy promises.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class StepBases {
    /** Any place of whose law the tables have a row. */
    private static final String ANY_STATUTE = "STATUTE";

    private static final String ARTICLES = "{articles}";

    private final LawBook lawBook;
    private final List<Rule> rules;

    private StepBases(LawBook lawBook, List<Rule> rules) {
        this.lawBook = lawBook;
        this.rules = rules;
        Arrays.stream(ProcessingStep.values())
                .filter(ProcessingStep::isInTables)
                .filter(step -> rules.stream()
                        .noneMatch(
                                rule -> rule.isForEverywhere() && rule.steps().contains(step)))
                .findFirst()
                .ifPresent(step -> {
                    throw new TableException("No legal basis is known for " + step + " everywhere else");
                });
    }

    /**
     * Reads the table that belongs to a version of the law.
     *
     * @throws TableException if this build has no such version, a row is not sound, or a step has no row for everywhere else
     */
    public static StepBases load(String version) {
        LawBook lawBook = LawBook.load(version);
        Set<String> groups = lawBook.rows().stream()
                .map(JurisdictionRow::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return new StepBases(lawBook, CsvTable.read("law/" + version + "/legal-bases.csv", row -> rule(row, groups)));
    }

    /**
     * On what a step rests.
     *
     * @param place where the person lives
     * @param right what they ask for
     * @param on the day on which the request was received, at the controller's place
     * @throws IllegalArgumentException for {@link ProcessingStep#DISCLOSE}, whose provision whoever proposes it names
     */
    public StepBasis basis(ProcessingStep step, Jurisdiction place, Right right, LocalDate on) {
        if (!step.isInTables()) {
            throw new IllegalArgumentException(step + " has a provision of its own");
        }
        boolean byPolicy = step.answers() ? !lawBook.offers(place, right, on) : !isInForce(place, on);
        Rule found = rules.stream()
                .filter(rule -> rule.steps().contains(step))
                .filter(rule -> byPolicy ? rule.isForEverywhere() : rule.matches(place, lawBook))
                .max(Comparator.comparingInt(Rule::rank))
                .orElseThrow();
        return found.basis(lawBook.row(place));
    }

    private boolean isInForce(Jurisdiction place, LocalDate on) {
        return lawBook.row(place).filter(row -> row.inForceOn(on)).isPresent();
    }

    private static Rule rule(CsvRow row, Set<String> groups) {
        String place = row.required("place");
        return new Rule(
                place.equals(ANY_STATUTE) ? null : row.required("place", text -> PlacePattern.parse(text, groups)),
                row.set("steps", ProcessingStep::valueOf),
                new StepBasis(
                        row.required("basis", LegalBasis::valueOf),
                        row.required("provision"),
                        row.required("source"),
                        row.required("confidence", Confidence::valueOf)));
    }

    /**
     * A row of the table.
     *
     * @param place null for any place of whose law there is a row
     */
    private record Rule(PlacePattern place, Set<ProcessingStep> steps, StepBasis rests) {

        boolean isForEverywhere() {
            return place instanceof PlacePattern.Anywhere;
        }

        boolean matches(Jurisdiction where, LawBook lawBook) {
            return place == null ? lawBook.row(where).isPresent() : place.matches(where, lawBook);
        }

        /** Any statute lies between everywhere and a group. */
        int rank() {
            if (place == null) {
                return 1;
            }
            return isForEverywhere() ? 0 : 1 + place.rank();
        }

        StepBasis basis(Optional<JurisdictionRow> law) {
            return law.filter(row -> rests.provision().contains(ARTICLES))
                    .map(row -> new StepBasis(
                            rests.basis(),
                            rests.provision().replace(ARTICLES, row.law() + ": " + row.sourceArticle()),
                            rests.source(),
                            rests.confidence()))
                    .orElse(rests);
        }
    }
}
