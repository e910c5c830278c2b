package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.key.RequestKeys;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows evidence and reviews to those whom they concern. */
@ApplicationScoped
class EvidenceReading {

    private final EvidenceRepository evidence;
    private final ReviewRepository reviews;
    private final VerificationRepository verifications;
    private final EvidenceFiles files;
    private final OpenLevels levels;
    private final Assurance assurance;
    private final RequestKeys keys;
    private final AuditTrail auditTrail;

    EvidenceReading(
            EvidenceRepository evidence,
            ReviewRepository reviews,
            VerificationRepository verifications,
            EvidenceFiles files,
            OpenLevels levels,
            Assurance assurance,
            RequestKeys keys,
            AuditTrail auditTrail) {
        this.evidence = evidence;
        this.reviews = reviews;
        this.verifications = verifications;
        this.files = files;
        this.levels = levels;
        this.assurance = assurance;
        this.keys = keys;
        this.auditTrail = auditTrail;
    }

    /** What the person of a request sees. */
    @Transactional
    EvidencePage ofPerson(UUID requestId, UUID verificationId) {
        List<EvidencePage.Guidance> guidance = files.acceptedFor(requestId, verificationId).stream()
                .map(EvidencePage.Guidance::of)
                .toList();
        List<Evidence> found = evidence.of(verificationId);
        List<ReviewVote> votes = reviews.votesOf(verificationId);
        return new EvidencePage(
                found.isEmpty() ? List.of() : views(found, keys.of(requestId)),
                guidance,
                reviews.of(verificationId).stream()
                        .map(review -> status(review, votes))
                        .toList());
    }

    private static List<EvidenceView> views(List<Evidence> found, DataKey key) {
        return found.stream().map(one -> EvidenceView.of(one, key)).toList();
    }

    /** The person sees what stands, not who wavered. */
    private static EvidencePage.ReviewStatus status(Review review, List<ReviewVote> votes) {
        List<ReviewReason> reasons = review.outcome() == null
                ? List.of()
                : votes.stream()
                        .filter(vote -> vote.reviewId().equals(review.id()))
                        .reduce((earlier, later) -> later)
                        .map(ReviewVote::reasons)
                        .orElse(List.of());
        return new EvidencePage.ReviewStatus(
                review.subject(), review.round(), review.openedAt(), review.outcome(), reasons, review.endedAt());
    }

    /** What a reviewer needs to decide; that they looked is noted. */
    @Transactional
    Optional<ReviewView> ofReviewer(Actor.Staff reviewer, UUID verificationId) {
        return verifications.findByIdOptional(verificationId).map(verification -> {
            auditTrail.record(AuditEntry.of(verification.requestId(), reviewer, "evidence.list-viewed")
                    .with("verificationId", verificationId));
            return view(verification);
        });
    }

    private ReviewView view(Verification verification) {
        UUID id = verification.id();
        List<ReviewVote> votes = reviews.votesOf(id);
        return new ReviewView(
                id,
                verification.requestId(),
                assurance.needsOf(id).stream().map(ReviewView.Need::of).toList(),
                assurance.levelsOf(id),
                reviews.flagsOf(List.of(id)).getOrDefault(id, List.of()),
                evidence.of(id).stream()
                        .filter(one -> one.state() == EvidenceState.STORED)
                        .map(ReviewView.File::of)
                        .toList(),
                reviews.of(id).stream()
                        .map(review ->
                                ReviewView.Round.of(review, levels.needTwo(review.subject(), verification), votes))
                        .toList());
    }

    /** What waits for reviewers, oldest first. */
    @Transactional
    ReviewQueue queue(Optional<ReviewCursor> behind, int limit) {
        // One more than asked for tells whether there is a next page.
        List<Review> found = reviews.queue(behind, limit + 1);
        List<Review> shown = found.stream().limit(limit).toList();
        List<UUID> ids = shown.stream().map(Review::verificationId).distinct().toList();
        Map<UUID, UUID> requests = reviews.requestsOf(ids);
        Map<UUID, List<CaseNeed>> needs = reviews.openNeedsOf(ids);
        Map<UUID, List<RiskSignal>> flags = reviews.flagsOf(ids);
        String next =
                found.size() > limit ? ReviewCursor.behind(shown.getLast()).encoded() : null;
        return new ReviewQueue(
                shown.stream()
                        .map(review -> new ReviewQueue.Item(
                                review.id(),
                                review.verificationId(),
                                requests.get(review.verificationId()),
                                review.subject().level(),
                                needs.getOrDefault(review.verificationId(), List.of()).stream()
                                        .map(CaseNeed::right)
                                        .distinct()
                                        .toList(),
                                review.openedAt(),
                                review.round(),
                                review.proposedBy().isPresent(),
                                flags.getOrDefault(review.verificationId(), List.of())))
                        .toList(),
                next);
    }
}
