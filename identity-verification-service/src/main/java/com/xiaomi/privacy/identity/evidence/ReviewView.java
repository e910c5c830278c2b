package com.xiaomi.privacy.identity.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A verification as its reviewers see it: nothing of what the person wrote, not even the names of their files.
 *
 * @param proven the levels reached, weakest first
 * @param flags what to look out for
 * @param evidence what can be looked at, oldest first
 * @param reviews oldest first; one without an end waits
 */
record ReviewView(
        UUID verificationId,
        UUID requestId,
        List<Need> needs,
        List<AssuranceLevel> proven,
        List<RiskSignal> flags,
        List<File> evidence,
        List<Round> reviews) {

    ReviewView {
        needs = List.copyOf(needs);
        proven = List.copyOf(proven);
        flags = List.copyOf(flags);
        evidence = List.copyOf(evidence);
        reviews = List.copyOf(reviews);
    }

    /**
     * What a case needs.
     *
     * @param ways levels that are enough: sets joined by '+', one or the other by '|'
     */
    record Need(UUID caseId, Right right, AssuranceLevel level, String ways, boolean met) {

        static Need of(CaseNeed need) {
            return new Need(
                    need.caseId(), need.right(), need.level(), need.ways().toString(), need.isMet());
        }
    }

    /**
     * A file.
     *
     * @param scanned whether a virus scanner found nothing; false if none is in use
     * @param decidedAt null while it waits for a decision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(
            UUID evidenceId,
            EvidenceKind kind,
            String mediaType,
            long sizeBytes,
            boolean scanned,
            Instant announcedAt,
            @Schema(nullable = true) Instant decidedAt) {

        static File of(Evidence evidence) {
            return new File(
                    evidence.fileId(),
                    evidence.kind(),
                    evidence.mediaType(),
                    evidence.sizeBytes(),
                    evidence.scanned(),
                    evidence.announcedAt(),
                    evidence.decidedAt());
        }
    }

    /**
     * A review.
     *
     * @param mandateId absent unless it is about a mandate
     * @param endedAt UTC; absent while it waits
     * @param secondPersonNeeded whether two people must accept
     * @param acceptedOnce whether one of them has
     * @param outcome absent while it waits, and if the person took all of it back
     * @param votes what was said, oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Round(
            UUID reviewId,
            ReviewSubject subject,
            AssuranceLevel level,
            @Schema(nullable = true) UUID mandateId,
            int round,
            Instant openedAt,
            @Schema(nullable = true) Instant endedAt,
            boolean secondPersonNeeded,
            boolean acceptedOnce,
            @Schema(nullable = true) ReviewOutcome outcome,
            List<Vote> votes) {

        Round {
            votes = List.copyOf(votes);
        }

        static Round of(Review review, boolean secondPersonNeeded, List<ReviewVote> votes) {
            return new Round(
                    review.id(),
                    review.subject(),
                    review.subject().level(),
                    review.mandateId(),
                    review.round(),
                    review.openedAt(),
                    review.endedAt(),
                    secondPersonNeeded && review.endedAt() == null,
                    review.proposedBy().isPresent(),
                    review.outcome(),
                    votes.stream()
                            .filter(vote -> vote.reviewId().equals(review.id()))
                            .map(Vote::of)
                            .toList());
        }
    }

    /**
     * What a reviewer said.
     *
     * @param reviewer {@code sub} of the staff realm
     */
    record Vote(UUID reviewer, ReviewDecision decision, List<ReviewReason> reasons, Instant at) {

        static Vote of(ReviewVote vote) {
            return new Vote(vote.reviewer(), vote.decision(), vote.reasons(), vote.castAt());
        }
    }
}
