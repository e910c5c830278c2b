package com.xiaomi.privacy.casework.counts;

import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts open cases, in an index of those alone: it costs the same however many are closed. */
@ApplicationScoped
class CaseCounts {

    private static final int SOON_DAYS = 7;
    private static final String COUNT = """
            select c.law, c.language, c.escalatedTo, count(*),
                sum(case when c.due between ?1 and ?2 then 1 else 0 end),
                sum(case when c.due < ?1 then 1 else 0 end),
                sum(case when c.assignee is null then 1 else 0 end)
            from RightsCase c
            where c.outcome is null %s
            group by c.law, c.language, c.escalatedTo
            """;
    private static final String OF_ALL = COUNT.formatted("");
    private static final String OF_A_ROLE = COUNT.formatted("and c.escalatedTo = ?3");

    private final EntityManager entities;
    private final Clock clock;

    CaseCounts(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The counts as they are now.
     *
     * @param only count only what was put before this role; empty for all
     */
    @Transactional
    Counts now(Optional<EscalationRole> only) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        TypedQuery<Object[]> query = entities.createQuery(only.isPresent() ? OF_A_ROLE : OF_ALL, Object[].class)
                .setParameter(1, today)
                .setParameter(2, today.plusDays(SOON_DAYS));
        only.ifPresent(role -> query.setParameter(3, role));
        List<Group> groups = query.getResultStream().map(Group::of).toList();
        return new Counts(
                groups.stream().map(Group::tally).reduce(Tally.NONE, Tally::plus),
                by(groups, Group::escalatedTo).entrySet().stream()
                        .map(entry -> new RoleCount(entry.getKey(), entry.getValue()))
                        .toList(),
                by(groups, Group::law).entrySet().stream()
                        .map(entry -> new LawCount(entry.getKey(), entry.getValue()))
                        .toList(),
                by(groups, Group::language).entrySet().stream()
                        .map(entry -> new LanguageCount(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static <K extends Comparable<K>> Map<K, Tally> by(List<Group> groups, Function<Group, K> key) {
        return groups.stream()
                .filter(group -> Objects.nonNull(key.apply(group)))
                .collect(Collectors.toMap(
                        key, Group::tally, Tally::plus, () -> new TreeMap<>(Comparator.naturalOrder())));
    }

    private record Group(String law, String language, EscalationRole escalatedTo, Tally tally) {
        static Group of(Object[] row) {
            return new Group(
                    (String) row[0],
                    (String) row[1],
                    (EscalationRole) row[2],
                    new Tally(
                            ((Number) row[3]).longValue(),
                            ((Number) row[4]).longValue(),
                            ((Number) row[5]).longValue(),
                            ((Number) row[6]).longValue()));
        }
    }

    /** All open cases, and the same by role, law and language. */
    record Counts(Tally all, List<RoleCount> escalated, List<LawCount> laws, List<LanguageCount> languages) {}

    /** What was put before a role. */
    record RoleCount(EscalationRole role, Tally cases) {}

    /** What is answered under a law. */
    record LawCount(String law, Tally cases) {}

    /**
     * What is answered in a language.
     *
     * @param language BCP 47
     */
    record LanguageCount(String language, Tally cases) {}

    /**
     * How many cases.
     *
     * @param open all of them
     * @param dueSoon whose last day is today or within seven days, in UTC
     * @param overdue whose last day has passed, in UTC
     * @param unassigned that nobody has
     */
    record Tally(long open, long dueSoon, long overdue, long unassigned) {

        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    open + other.open, dueSoon + other.dueSoon, overdue + other.overdue, unassigned + other.unassigned);
        }
    }
}
