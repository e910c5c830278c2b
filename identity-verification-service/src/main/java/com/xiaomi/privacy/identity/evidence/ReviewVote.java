package com.xiaomi.privacy.identity.evidence;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one reviewer said in a review. */
@Entity
public class ReviewVote {

    private static final String COMMA = ",";

    @Id
    private UUID voteId;

    private UUID reviewId;
    private UUID reviewer;

    @Enumerated(EnumType.STRING)
    private ReviewDecision decision;

    private String reasons;
    private Instant castAt;

    /** For Hibernate. */
    protected ReviewVote() {}

    ReviewVote(
            UUID voteId, UUID reviewId, UUID reviewer, ReviewDecision decision, Set<ReviewReason> reasons, Instant at) {
        this.voteId = voteId;
        this.reviewId = reviewId;
        this.reviewer = reviewer;
        this.decision = decision;
        this.reasons = reasons.stream().sorted().map(Enum::name).collect(Collectors.joining(COMMA));
        this.castAt = at;
    }

    /** Its id; later ones sort after earlier ones. */
    public UUID id() {
        return voteId;
    }

    /** The review. */
    public UUID reviewId() {
        return reviewId;
    }

    /** The {@code sub} of the reviewer. */
    public UUID reviewer() {
        return reviewer;
    }

    /** What they said. */
    public ReviewDecision decision() {
        return decision;
    }

    /** Why; empty for {@link ReviewDecision#ACCEPT}. */
    public List<ReviewReason> reasons() {
        return reasons.isEmpty()
                ? List.of()
                : Arrays.stream(reasons.split(COMMA, -1))
                        .map(ReviewReason::valueOf)
                        .toList();
    }

    /** UTC. */
    public Instant castAt() {
        return castAt;
    }
}
