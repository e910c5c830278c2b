package com.xiaomi.privacy.casework.agent;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody of the staff who can be given cases. Who they are Keycloak knows. */
@Entity
public class Agent {

    @Id
    private UUID sub;

    private String[] rights;
    private String[] languages;
    private String[] laws;
    private String[] countries;
    private int maxOpen;
    private boolean active;
    private Instant updatedAt;
    private Instant lastAssignedAt;

    /** For Hibernate. */
    protected Agent() {}

    Agent(UUID sub) {
        this.sub = sub;
    }

    void describe(Skills skills, Instant now) {
        rights = skills.rights().stream().map(Enum::name).sorted().toArray(String[]::new);
        languages = sorted(skills.languages());
        laws = sorted(skills.laws());
        countries = sorted(skills.countries());
        maxOpen = skills.maxOpen();
        active = skills.active();
        updatedAt = now;
    }

    private static String[] sorted(Collection<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    /** Notes that they were given a case. */
    public void assigned(Instant now) {
        lastAssignedAt = now;
    }

    /**
     * Whether they handle the right, language, law and country of a case. A language without a region stands for all of them
     * (basic filtering, RFC 4647 §3.3.1).
     */
    public boolean fits(RightsCase rightsCase, CaseRequest request) {
        return List.of(rights).contains(rightsCase.right().name())
                && isAnyOrHas(laws, rightsCase.law())
                && isAnyOrHas(countries, request.country())
                && speaks(request.language());
    }

    private static boolean isAnyOrHas(String[] values, String wanted) {
        return values.length == 0 || List.of(values).contains(wanted);
    }

    private boolean speaks(String language) {
        List<LanguageRange> ranges =
                Arrays.stream(languages).map(LanguageRange::new).toList();
        return !Locale.filterTags(ranges, List.of(language)).isEmpty();
    }

    /** The {@code sub} of the staff realm. */
    public UUID sub() {
        return sub;
    }

    /** The most cases that the rule gives them at a time. */
    public int maxOpen() {
        return maxOpen;
    }

    /** Whether they can be given cases at all. */
    public boolean isActive() {
        return active;
    }

    /** When they were given a case last, UTC; empty if never. */
    public Optional<Instant> lastAssignedAt() {
        return Optional.ofNullable(lastAssignedAt);
    }

    /** What they were registered with last. */
    Skills skills() {
        return new Skills(
                Set.copyOf(Arrays.stream(rights).map(Right::valueOf).toList()),
                Set.of(languages),
                Set.of(laws),
                Set.of(countries),
                maxOpen,
                active);
    }

    /** UTC. */
    Instant updatedAt() {
        return updatedAt;
    }

    /**
     * Which cases somebody can be given.
     *
     * @param languages BCP 47; one without a region stands for all of them
     * @param laws names of laws as cases bear them; empty for any
     * @param countries ISO 3166-1 alpha-2; empty for any
     * @param maxOpen the most cases that the rule gives them at a time, at least 1
     */
    public record Skills(
            Set<Right> rights,
            Set<String> languages,
            Set<String> laws,
            Set<String> countries,
            int maxOpen,
            boolean active) {

        public Skills {
            rights = Set.copyOf(rights);
            languages = Set.copyOf(languages);
            laws = Set.copyOf(laws);
            countries = Set.copyOf(countries);
        }
    }
}
