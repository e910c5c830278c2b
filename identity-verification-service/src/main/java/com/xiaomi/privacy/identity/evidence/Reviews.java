package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionRule;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets people decide about evidence. Where data would be handed out or destroyed because of a document, a second person must
 * accept it too, and both have seen the same files.
 */
@ApplicationScoped
public class Reviews {

    private final ReviewRepository reviews;
    private final EvidenceRepository evidence;
    private final VerificationRepository verifications;
    private final OpenLevels levels;
    private final Assurance assurance;
    private final RiskSignals signals;
    private final Instance<MandateEvidence> mandates;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final WorkQueue workQueue;
    private final Clock clock;
    private final RetentionRule kept =
            RetentionSchedule.load(LawBook.CURRENT_VERSION).everywhere(DataKind.EVIDENCE);

    Reviews(
            ReviewRepository reviews,
            EvidenceRepository evidence,
            VerificationRepository verifications,
            OpenLevels levels,
            Assurance assurance,
            RiskSignals signals,
            Instance<MandateEvidence> mandates,
            AuditTrail auditTrail,
            Outbox outbox,
            WorkQueue workQueue,
            Clock clock) {
        this.reviews = reviews;
        this.evidence = evidence;
        this.verifications = verifications;
        this.levels = levels;
        this.assurance = assurance;
        this.signals = signals;
        this.mandates = mandates;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /** The mandate that an {@link EvidenceKind#AUTHORITY} sent now would show. */
    Optional<UUID> openMandateOf(UUID verificationId) {
        return mandates.stream()
                .flatMap(kept -> kept.openOf(verificationId).stream())
                .findFirst();
    }

    /** A file passed: people are to look at it. The caller holds the verification's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void evidenceCame(Verification verification, ReviewSubject subject, Instant now) {
        Optional<Review> open = reviews.openOf(verification.id(), subject);
        if (open.isPresent()) {
            open.get().proposalVoid();
            return;
        }
        UUID mandateId = subject == ReviewSubject.MANDATE
                ? openMandateOf(verification.id()).orElse(null)
                : null;
        int round = reviews.countOf(verification.id(), subject) + 1;
        reviews.persist(new Review(Ids.next(), verification.id(), subject, mandateId, round, now));
    }

    /** A file was taken back before anybody decided. The caller holds the verification's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void evidenceWent(Verification verification, ReviewSubject subject, Instant now) {
        boolean nothingLeft = evidence.lockUndecided(verification.id(), subject).isEmpty();
        reviews.openOf(verification.id(), subject).ifPresent(open -> {
            if (nothingLeft) {
                open.overtaken(now);
            } else {
                open.proposalVoid();
            }
        });
    }

    /** The request of a verification, if there is such a verification. */
    @Transactional
    Optional<UUID> requestOf(UUID verificationId) {
        return verifications.findByIdOptional(verificationId).map(Verification::requestId);
    }

    /**
     * Takes what a reviewer says.
     *
     * @param reasons empty if, and only if, they accept
     */
    @Transactional
    ReviewResult decide(
            Actor.Staff by,
            UUID verificationId,
            ReviewSubject subject,
            ReviewDecision decision,
            Set<ReviewReason> reasons) {
        Verification verification = verifications.lock(verificationId);
        if (verification == null) {
            return new ReviewResult.Unknown();
        }
        Optional<Review> open = reviews.openOf(verificationId, subject);
        if (open.isEmpty()) {
            return new ReviewResult.NothingWaits();
        }
        Instant now = clock.instant();
        Ballot ballot = new Ballot(verification, open.get(), by, decision, reasons, now);
        boolean againstProposal = open.get()
                .proposedBy()
                .filter(proposer -> !proposer.equals(by.subject()))
                .isPresent();
        return switch (decision) {
            case ACCEPT -> accept(ballot);
            case REJECT -> againstProposal ? sendBack(ballot) : settle(ballot, false);
            case ASK_AGAIN -> settle(ballot, false);
        };
    }

    private ReviewResult accept(Ballot ballot) {
        Review review = ballot.review();
        if (!levels.needTwo(review.subject(), ballot.verification())) {
            return settle(ballot, false);
        }
        if (review.proposedBy().isEmpty()) {
            cast(ballot, "evidence.acceptance-proposed");
            review.proposed(ballot.by(), ballot.now());
            return new ReviewResult.Proposed(review.id());
        }
        return isBiased(ballot) ? new ReviewResult.SecondPersonNeeded() : settle(ballot, true);
    }

    /** The second person is neither the first, nor whoever asked the person for this evidence. */
    private boolean isBiased(Ballot ballot) {
        UUID second = ballot.by().subject();
        return ballot.review().proposedBy().filter(second::equals).isPresent()
                || reviews.votesOf(ballot.verification().id()).stream()
                        .filter(vote -> vote.decision() == ReviewDecision.ASK_AGAIN)
                        .anyMatch(vote -> vote.reviewer().equals(second));
    }

    private ReviewResult sendBack(Ballot ballot) {
        cast(ballot, "evidence.sent-back");
        ballot.review().proposalVoid();
        return new ReviewResult.SentBack(ballot.review().id());
    }

    private ReviewResult settle(Ballot ballot, boolean byTwo) {
        Review review = ballot.review();
        ReviewOutcome outcome = ballot.decision().outcome();
        cast(ballot, "evidence.reviewed");
        review.decided(outcome, byTwo, ballot.by(), ballot.now());
        Instant destroyAt = kept.endAfter(ballot.now());
        for (Evidence decided : evidence.lockUndecided(review.verificationId(), review.subject())) {
            decided.decided(ballot.now());
            workQueue.enqueue(EvidenceDestruction.NAME, decided.fileId(), destroyAt);
        }
        outbox.publish(new IdentityEvent.EvidenceReviewed(
                ballot.verification().requestId(),
                review.verificationId(),
                review.id(),
                outcome,
                ballot.reasons().stream().sorted().map(Enum::name).toList(),
                ballot.now()));
        tell(ballot, outcome);
        return new ReviewResult.Decided(review.id(), outcome);
    }

    private void tell(Ballot ballot, ReviewOutcome outcome) {
        if (outcome == ReviewOutcome.REJECTED) {
            signals.flag(ballot.verification(), RiskSignal.EVIDENCE_REJECTED);
        }
        Review review = ballot.review();
        switch (review.subject()) {
            case IDENTITY -> {
                if (outcome == ReviewOutcome.ACCEPTED) {
                    assurance.reach(ballot.verification(), review.subject().level(), ballot.by(), ballot.now());
                }
            }
            case MANDATE ->
                mandates.forEach(kept ->
                        kept.reviewed(ballot.verification(), review.mandateId(), outcome, ballot.by(), ballot.now()));
        }
    }

    private void cast(Ballot ballot, String action) {
        reviews.add(new ReviewVote(
                Ids.next(),
                ballot.review().id(),
                ballot.by().subject(),
                ballot.decision(),
                ballot.reasons(),
                ballot.now()));
        List<String> reasons =
                ballot.reasons().stream().sorted().map(Enum::name).toList();
        auditTrail.record(AuditEntry.of(ballot.verification().requestId(), ballot.by(), action)
                .with("verificationId", ballot.verification().id())
                .with("reviewId", ballot.review().id())
                .with("subject", ballot.review().subject())
                .with("decision", ballot.decision())
                .with("reasons", String.join(",", reasons)));
    }

    /** What a reviewer says, with all it is about. */
    private record Ballot(
            Verification verification,
            Review review,
            Actor.Staff by,
            ReviewDecision decision,
            Set<ReviewReason> reasons,
            Instant now) {}
}
