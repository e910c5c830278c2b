package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One version of the deadline tables, read once and never changed: a case keeps the version it began with, and a new
 * version is a new folder of resources, not code. The tables are reference data that a lawyer must check before they
 * are relied on; every row names its source and how far it may be trusted.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class LawBook {
    /** The newest version in this build. */
    public static final String CURRENT_VERSION = LawVersions.newest();

    private static final Set<Right> NOT_DATA_SUBJECT_RIGHTS = Set.of(Right.GRIEVANCE, Right.COMPLAINT, Right.QUESTION);

    private final String version;
    private final Map<String, JurisdictionRow> rows;
    private final Map<String, List<DeadlineOverride>> overrides;
    private final Map<String, List<Limit>> limits;
    private final Map<Jurisdiction, Jurisdiction> aliases;

    private LawBook(
            String version,
            List<JurisdictionRow> rows,
            List<DeadlineOverride> overrides,
            List<Limit> limits,
            List<Alias> aliases) {
        this.version = version;
        this.aliases = aliases.stream().collect(Collectors.toUnmodifiableMap(Alias::place, Alias::lawOf));
        this.rows = rows.stream()
                .collect(Collectors.toUnmodifiableMap(JurisdictionRow::code, Function.identity(), (one, other) -> {
                    throw new TableException("The place " + one.code() + " has two rows");
                }));
        this.overrides = byCode(overrides, DeadlineOverride::code);
        this.limits = byCode(limits, Limit::code);
        new LawBookCheck(rows, overrides, limits, aliases).run();
    }

    /**
     * Reads one version of the tables.
     *
     * @param version the day it was compiled, as in {@link #CURRENT_VERSION}
     * @throws TableException if this build has no such version, or its tables are not what the clock can count
     */
    public static LawBook load(String version) {
        LawTables tables = new LawTables(version);
        return new LawBook(version, tables.rows(), tables.overrides(), tables.limits(), tables.aliases());
    }

    /** Reads {@link #CURRENT_VERSION}. */
    public static LawBook current() {
        return load(CURRENT_VERSION);
    }

    /** The version's name; stored with every case. */
    public String version() {
        return version;
    }

    /** Every place with a row, by code. */
    public Collection<JurisdictionRow> rows() {
        return rows.values();
    }

    /** Every override of a place's row. */
    public List<DeadlineOverride> overrides() {
        return overrides.values().stream().flatMap(List::stream).toList();
    }

    /** The place whose law applies in a place: itself, save for outermost regions and the like. */
    public Jurisdiction lawOf(Jurisdiction place) {
        return aliases.getOrDefault(Jurisdiction.of(place.country()), place);
    }

    /** The row whose law applies in a place, or in the country around it; empty if the tables know neither. */
    public Optional<JurisdictionRow> row(Jurisdiction place) {
        Jurisdiction lawOf = lawOf(place);
        return Optional.ofNullable(rows.get(lawOf.code()))
                .or(() -> lawOf.surrounding().map(country -> rows.get(country.code())));
    }

    /**
     * What must be counted for a right in a place.
     *
     * @param place where the person is
     * @param right what is asked for; a complaint counts as a grievance
     * @param receivedOn the day of receipt at the controller's place: the law of that day counts
     * @param publishedPeriod the controller's own period, for where no statutory one is known
     */
    public Term term(Jurisdiction place, Right right, LocalDate receivedOn, Period publishedPeriod) {
        return row(place)
                .map(row -> term(row, counted(right), receivedOn, publishedPeriod))
                .orElseGet(() -> Term.published(publishedPeriod, "The tables have no row for " + place.code() + "."));
    }

    private Term term(JurisdictionRow row, Right right, LocalDate on, Period publishedPeriod) {
        boolean inForce = row.inForceOn(on);
        Limits allowed = new Limits(limits.getOrDefault(row.code(), List.of()), right);
        Optional<DeadlineOverride> response = override(row, right, DeadlineOverride.Stage.RESPONSE, on);
        if (response.isPresent()) {
            String law = inForce ? row.law() : response.get().source();
            return Term.ofOverride(response.get(), row, allowed, law);
        }
        Optional<DeadlineOverride> acknowledge = override(row, right, DeadlineOverride.Stage.ACKNOWLEDGE, on);
        if (acknowledge.isPresent()) {
            return Term.ofAcknowledgement(acknowledge.get(), row, row.law());
        }
        if (!inForce) {
            return Term.published(
                    publishedPeriod,
                    row.law() + " is law in " + row.name() + " from " + row.effectiveFrom() + " only.");
        }
        if (row.response() == null || !row.covers(right)) {
            return Term.published(
                    publishedPeriod, row.law() + " sets no number known to the tables for " + right + ".");
        }
        return Term.ofRow(row, allowed, findingOf(row, right));
    }

    private static String findingOf(JurisdictionRow row, Right right) {
        return row.rights().contains(right)
                ? "The row of " + row.name() + " covers " + right + "."
                : "The law of " + row.name() + " does not list " + right
                        + "; its period counts all the same, for a refusal is due in that time too.";
    }

    /** The override for carrying out a communicated decision, if the law sets a time for it. */
    public Optional<DeadlineOverride> implementation(Jurisdiction place, Right right, LocalDate decidedOn) {
        return row(place).flatMap(row -> override(row, right, DeadlineOverride.Stage.IMPLEMENT, decidedOn));
    }

    /** The override that {@link #term} follows on that day; empty if it follows the place's own row or none. */
    public Optional<DeadlineOverride> override(Jurisdiction place, Right right, LocalDate on) {
        Right counted = counted(right);
        return row(place)
                .flatMap(row -> override(row, counted, DeadlineOverride.Stage.RESPONSE, on)
                        .or(() -> override(row, counted, DeadlineOverride.Stage.ACKNOWLEDGE, on)));
    }

    /** Overrides for a right in a place that become law after that day. */
    public List<DeadlineOverride> announced(Jurisdiction place, Right right, LocalDate on) {
        Right counted = counted(right);
        return row(place)
                .map(row -> overrides.getOrDefault(row.code(), List.of()).stream()
                        .filter(override -> override.applies()
                                && override.concerns(counted)
                                && override.effectiveFrom() != null
                                && override.effectiveFrom().isAfter(on))
                        .toList())
                .orElse(List.of());
    }

    /** Whether the law of a place gives the right, as far as its row says; a complaint counts as a grievance. */
    public boolean offers(Jurisdiction place, Right right, LocalDate on) {
        Right counted = counted(right);
        return row(place)
                .filter(row -> row.rights().contains(counted) && row.inForceOn(on)
                        || override(place, counted, on)
                                .filter(override -> override.right() == counted)
                                .isPresent())
                .isPresent();
    }

    /** Deadlines for a right in a place that the tables know, but not for this kind of controller. */
    public List<DeadlineOverride> notForThisController(Jurisdiction place, Right right) {
        Right counted = counted(right);
        return row(place)
                .map(row -> overrides.getOrDefault(row.code(), List.of()).stream()
                        .filter(override -> !override.applies() && override.concerns(counted))
                        .toList())
                .orElse(List.of());
    }

    private static Right counted(Right right) {
        return right == Right.COMPLAINT ? Right.GRIEVANCE : right;
    }

    /** Whether the right is one that data protection law gives, other than complaining or asking. */
    static boolean isDataSubjectRight(Right right) {
        return !NOT_DATA_SUBJECT_RIGHTS.contains(right);
    }

    private Optional<DeadlineOverride> override(
            JurisdictionRow row, Right right, DeadlineOverride.Stage stage, LocalDate on) {
        return overrides.getOrDefault(row.code(), List.of()).stream()
                .filter(override -> override.stage() == stage && override.concerns(right) && override.inForceOn(on))
                // A row for the right itself beats one for all rights.
                .min(Comparator.comparing(override -> override.right() == null));
    }

    private static <T> Map<String, List<T>> byCode(List<T> all, Function<T, String> code) {
        return all.stream().collect(Collectors.groupingBy(code, Collectors.toUnmodifiableList()));
    }

    /** What the notes of a place allow for one right. */
    static final class Limits {
        private final Map<Limit.Subject, Limit> limits = new EnumMap<>(Limit.Subject.class);
        private final Right right;

        Limits(List<Limit> ofPlace, Right right) {
            this.right = right;
            ofPlace.forEach(limit -> limits.put(limit.subject(), limit));
        }

        boolean allows(Limit.Subject subject) {
            Limit limit = limits.get(subject);
            return limit == null || limit.rights().contains(right);
        }

        PauseEffect effect(Limit.Subject subject, PauseEffect stated) {
            return allows(subject) ? stated : PauseEffect.NONE;
        }
    }
}
