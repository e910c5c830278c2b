package com.xiaomi.privacy.casework.work;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whom the rule gives a case to: who has fewest, then who has waited longest, then the smallest id. */
final class AssignmentRule {

    private static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::open)
            .thenComparing(candidate -> candidate.lastAssignedAt().orElse(Instant.MIN))
            // As the database orders ids; UUID.compareTo compares signed halves.
            .thenComparing(candidate -> candidate.sub().toString());

    private AssignmentRule() {}

    /** @return empty if none of them has room */
    static Optional<UUID> choose(List<Candidate> fitting) {
        return fitting.stream()
                .filter(candidate -> candidate.open() < candidate.maxOpen())
                .min(ORDER)
                .map(Candidate::sub);
    }

    /**
     * An agent who fits a case.
     *
     * @param open cases that they have
     * @param maxOpen the most that they may have
     * @param lastAssignedAt when they were given a case last, UTC; empty if never
     */
    record Candidate(UUID sub, long open, int maxOpen, Optional<Instant> lastAssignedAt) {}
}
