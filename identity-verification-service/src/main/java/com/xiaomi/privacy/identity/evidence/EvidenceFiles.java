package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.FileRejection;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.KeyEvents;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.foundation.upload.Announcement;
import com.xiaomi.privacy.foundation.upload.KeptContent;
import com.xiaomi.privacy.foundation.upload.UploadPipeline;
import com.xiaomi.privacy.foundation.upload.UploadRegister;
import com.xiaomi.privacy.identity.key.RequestKeys;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The files of evidence, and what may happen to them. Whatever changes one holds the lock of its verification first, so that
 * nothing changes under the hands of a reviewer who decides.
 */
@ApplicationScoped
public class EvidenceFiles implements UploadRegister<Evidence> {

    private static final int MOST_UNDECIDED = 5;
    // Decided, rejected, expired and withdrawn ones leave room, but not for ever.
    private static final int MOST_ANNOUNCED = 50;

    private final EvidenceRepository kept;
    private final VerificationRepository verifications;
    private final RequestKeys keys;
    private final OpenLevels levels;
    private final Reviews reviews;
    private final AuditTrail auditTrail;
    private final KeyEvents keyEvents;
    private final WorkQueue workQueue;
    private final Clock clock;
    private final Actor self;

    EvidenceFiles(
            EvidenceRepository kept,
            VerificationRepository verifications,
            RequestKeys keys,
            OpenLevels levels,
            Reviews reviews,
            AuditTrail auditTrail,
            KeyEvents keyEvents,
            WorkQueue workQueue,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kept = kept;
        this.verifications = verifications;
        this.keys = keys;
        this.levels = levels;
        this.reviews = reviews;
        this.auditTrail = auditTrail;
        this.keyEvents = keyEvents;
        this.workQueue = workQueue;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /**
     * Notes a file that the person is about to upload, and sees to it that an hour later it is settled and whatever was
     * uploaded is gone from quarantine.
     *
     * @throws ProblemException if such evidence does not help this verification, or five files wait already
     */
    @Transactional
    Evidence announce(Actor.Requester person, UUID verificationId, EvidenceKind kind, Announcement announced) {
        Verification verification =
                verifications.lockOf(person.requestId(), verificationId).orElseThrow(EvidenceFiles::noVerification);
        Instant now = clock.instant();
        requireUse(verification, kind, now);
        requireRoom(verificationId);
        Evidence evidence = new Evidence(
                Ids.next(), verificationId, person.requestId(), kind, announced, keys.obtain(person.requestId()), now);
        kept.persist(evidence);
        auditTrail.record(audit(person, evidence, "evidence.announced"));
        workQueue.enqueue(UploadPipeline.SWEEP, evidence.fileId(), now.plus(UploadPipeline.LONGEST_STAY));
        return evidence;
    }

    private void requireUse(Verification verification, EvidenceKind kind, Instant now) {
        if (!levels.areHelpedBy(kind.subject().level(), verification, now)) {
            throw ProblemException.of(
                    ProblemType.TRANSITION_NOT_ALLOWED,
                    "We do not need this kind of evidence. See 'guidance' for what helps.");
        }
        if (kind.subject() == ReviewSubject.MANDATE
                && reviews.openMandateOf(verification.id()).isEmpty()) {
            throw ProblemException.of(
                    ProblemType.TRANSITION_NOT_ALLOWED, "Declare the mandate first, then send what shows it.");
        }
    }

    private void requireRoom(UUID verificationId) {
        if (kept.countUndecided(verificationId) >= MOST_UNDECIDED || kept.countOf(verificationId) >= MOST_ANNOUNCED) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "evidence", "must be at most " + MOST_UNDECIDED + " at a time");
        }
    }

    /** The kinds that would help a verification. */
    @Transactional
    List<EvidenceKind> acceptedFor(UUID requestId, UUID verificationId) {
        Verification verification =
                verifications.findOf(requestId, verificationId).orElseThrow(EvidenceFiles::noVerification);
        return List.of(EvidenceKind.values()).stream()
                .filter(kind -> levels.areHelpedBy(kind.subject().level(), verification, clock.instant()))
                .toList();
    }

    /** The files of a verification in the order in which they were announced. */
    @Transactional
    List<Evidence> of(UUID verificationId) {
        return kept.of(verificationId);
    }

    /** A file as it stands now, if it belongs to the verification of the request. */
    @Transactional
    Optional<Evidence> find(UUID requestId, UUID verificationId, UUID evidenceId) {
        return kept.find(verificationId, evidenceId)
                .filter(evidence -> evidence.requestId().equals(requestId));
    }

    @Override
    @Transactional
    public Optional<Evidence> current(Evidence evidence) {
        return kept.findByIdOptional(evidence.fileId());
    }

    @Override
    public DataKey keyOf(Evidence evidence) {
        return keys.of(evidence.requestId());
    }

    @Override
    @Transactional
    public Evidence keep(Actor by, UUID evidenceId, KeptContent content, Findings findings) {
        Verification verification = lockVerificationOf(evidenceId);
        Evidence evidence = kept.lock(evidenceId);
        if (evidence.state() != EvidenceState.AWAITING_UPLOAD) {
            return evidence;
        }
        Instant now = clock.instant();
        evidence.stored(content, findings, now);
        auditTrail.record(audit(by, evidence, "evidence.stored")
                .with("sha256", evidence.sha256())
                .with("sentSha256", findings.sha256())
                .with("scanned", findings.scanned()));
        reviews.evidenceCame(verification, evidence.kind().subject(), now);
        return evidence;
    }

    @Override
    @Transactional
    public Evidence reject(Actor by, UUID evidenceId, FileRejection why) {
        Evidence evidence = kept.lock(evidenceId);
        if (evidence.state() != EvidenceState.AWAITING_UPLOAD) {
            return evidence;
        }
        evidence.rejected(why, clock.instant());
        auditTrail.record(audit(by, evidence, "evidence.file-rejected").with("reason", why.name()));
        return evidence;
    }

    @Override
    @Transactional
    public void expire(UUID evidenceId) {
        Evidence evidence = kept.lock(evidenceId);
        if (evidence.state() == EvidenceState.AWAITING_UPLOAD) {
            evidence.expired(clock.instant());
            auditTrail.record(audit(self, evidence, "evidence.expired"));
        }
    }

    /** Takes a file back, whatever had become of it; what is left of it is destroyed right after. Can be repeated. */
    @Transactional
    void withdraw(Actor.Requester person, UUID evidenceId) {
        Verification verification = lockVerificationOf(evidenceId);
        Evidence evidence = kept.lock(evidenceId);
        if (evidence.state() == EvidenceState.WITHDRAWN || evidence.state() == EvidenceState.DESTROYED) {
            return;
        }
        boolean awaited = evidence.awaitsDecision();
        evidence.withdrawn(clock.instant());
        auditTrail.record(audit(person, evidence, "evidence.withdrawn"));
        workQueue.enqueue(EvidenceDestruction.NAME, evidenceId);
        if (awaited) {
            reviews.evidenceWent(verification, evidence.kind().subject(), clock.instant());
        }
    }

    /**
     * A reviewer looks at a file; that is noted before they see it.
     *
     * @return empty if there is no such file that is kept
     */
    @Transactional
    Optional<Evidence> look(Actor.Staff reviewer, UUID verificationId, UUID evidenceId) {
        Optional<Evidence> seen =
                kept.find(verificationId, evidenceId).filter(evidence -> evidence.state() == EvidenceState.STORED);
        seen.ifPresent(evidence -> auditTrail.record(audit(reviewer, evidence, "evidence.viewed")));
        return seen;
    }

    /** A file that was taken back or decided about, and of which something is left. */
    @Transactional
    Optional<Evidence> toBeDestroyed(UUID evidenceId) {
        return kept.findByIdOptional(evidenceId)
                .filter(evidence -> evidence.destroyedAt() == null)
                .filter(evidence -> evidence.state() == EvidenceState.WITHDRAWN || evidence.decidedAt() != null);
    }

    /** The files of a request that were decided about and of which something is left. */
    @Transactional
    List<UUID> decidedOf(UUID requestId) {
        return kept.decidedOf(requestId);
    }

    /**
     * Notes that nothing is left of a file: the proof is its digest in the trail.
     *
     * @param destroyedKey empty if it had none of its own
     */
    @Transactional
    void noteDestruction(UUID evidenceId, Optional<UUID> destroyedKey) {
        Evidence evidence = kept.lock(evidenceId);
        evidence.destroyed(clock.instant());
        destroyedKey.ifPresent(key -> keyEvents.destroyed(evidence.requestId(), key));
        AuditEntry entry = audit(self, evidence, "evidence.destroyed");
        auditTrail.record(evidence.sha256() == null ? entry : entry.with("sha256", evidence.sha256()));
    }

    /** Locks in the order in which everybody locks: the verification before its evidence. */
    private Verification lockVerificationOf(UUID evidenceId) {
        return verifications.lock(kept.verificationOf(evidenceId));
    }

    private static ProblemException noVerification() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Take the verification named in the status of your request.");
    }

    private static AuditEntry audit(Actor actor, Evidence evidence, String action) {
        return AuditEntry.of(evidence.requestId(), actor, action)
                .with("evidenceId", evidence.fileId())
                .with("verificationId", evidence.verificationId())
                .with("kind", evidence.kind());
    }
}
