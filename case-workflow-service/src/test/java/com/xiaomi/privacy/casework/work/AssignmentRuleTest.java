package com.xiaomi.privacy.casework.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.work.AssignmentRule.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignmentRuleTest {

    private static final UUID A = UUID.fromString("0a000000-0000-7000-8000-000000000001");
    private static final UUID B = UUID.fromString("b0000000-0000-7000-8000-000000000001");
    private static final Instant EARLY = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void whoHasFewestGetsIt() {
        assertThat(AssignmentRule.choose(List.of(candidate(A, 3, EARLY), candidate(B, 2, LATE))))
                .contains(B);
    }

    @Test
    void amongEqualsWhoHasWaitedLongestGetsItAndWhoNeverHadOneFirst() {
        assertThat(AssignmentRule.choose(List.of(candidate(A, 2, LATE), candidate(B, 2, EARLY))))
                .contains(B);
        assertThat(AssignmentRule.choose(List.of(candidate(A, 2, EARLY), candidate(B, 2, null))))
                .contains(B);
    }

    @Test
    void betweenWhomNothingElseDecidesTheSmallestIdDoes() {
        assertThat(AssignmentRule.choose(List.of(candidate(B, 2, null), candidate(A, 2, null))))
                .contains(A);
    }

    @Test
    void whoIsFullGetsNone() {
        assertThat(AssignmentRule.choose(List.of(candidate(A, 10, null), candidate(B, 9, LATE))))
                .contains(B);
        assertThat(AssignmentRule.choose(List.of(candidate(A, 10, null)))).isEmpty();
        assertThat(AssignmentRule.choose(List.of())).isEmpty();
    }

    private static Candidate candidate(UUID sub, long open, Instant lastAssignedAt) {
        return new Candidate(sub, open, 10, Optional.ofNullable(lastAssignedAt));
    }
}
