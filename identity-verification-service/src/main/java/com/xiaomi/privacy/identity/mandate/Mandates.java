package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries mandates from declared to proven and to their end. A document accepted by a person proves one, together with the
 * yes of the data subject where they can be asked. No program accepts a document or does without that yes.
 */
@ApplicationScoped
public class Mandates {

    private final MandateRepository mandates;
    private final VerificationRepository verifications;
    private final Assurance assurance;
    private final RiskSignals signals;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final Actor self;

    Mandates(
            MandateRepository mandates,
            VerificationRepository verifications,
            Assurance assurance,
            RiskSignals signals,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.mandates = mandates;
        this.verifications = verifications;
        this.assurance = assurance;
        this.signals = signals;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /** The newest mandate of a verification; empty if it has none, or belongs to another request. */
    @Transactional
    public Optional<MandateView> newest(UUID requestId, UUID verificationId) {
        return verifications
                .findOf(requestId, verificationId)
                .flatMap(found -> mandates.of(found.id()).stream().findFirst())
                .map(MandateView::of);
    }

    /** A mandate, for staff. */
    @Transactional
    public Optional<MandateView> view(UUID mandateId) {
        return mandates.findByIdOptional(mandateId).map(MandateView::of);
    }

    /** The request that a mandate is for, if there is such a mandate. */
    @Transactional
    Optional<UUID> requestOf(UUID mandateId) {
        return mandates.findByIdOptional(mandateId)
                .flatMap(mandate -> verifications.findByIdOptional(mandate.verificationId()))
                .map(Verification::requestId);
    }

    /**
     * A person of the staff found that a document shows the authority. The caller holds the verification's lock.
     *
     * @throws IllegalArgumentException if there is no such mandate
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public MandateStep documentAccepted(UUID mandateId, Actor.Staff by, Instant now) {
        Mandate mandate = locked(mandateId);
        return apply(mandate, MandateCommand.ACCEPT_DOCUMENT, by, now, next -> {
            mandate.documentAccepted(by, now);
            mandate.moveTo(next, now);
        });
    }

    /**
     * A person of the staff found that a document does not show the authority; another one may be sent. The caller holds the
     * verification's lock.
     *
     * @throws IllegalArgumentException if there is no such mandate
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void documentRejected(UUID mandateId, Actor.Staff by, Instant now) {
        Mandate mandate = locked(mandateId);
        endIfOver(mandate, now);
        record(mandate, by, "mandate.document-rejected");
    }

    /** A person of the staff does without the answer of the data subject. */
    @Transactional
    public Optional<MandateStep> waiveConfirmation(UUID mandateId, WaiverReason reason, Actor.Staff by) {
        Instant now = clock.instant();
        return lockWithVerification(mandateId)
                .map(mandate -> apply(mandate, MandateCommand.WAIVE_CONFIRMATION, by, now, next -> {
                    mandate.waived(reason, by);
                    mandate.moveTo(next, now);
                }));
    }

    /** A person of the staff takes it back. */
    @Transactional
    public Optional<MandateStep> revoke(UUID mandateId, StaffRevocationReason reason, Actor.Staff by) {
        Instant now = clock.instant();
        return lockWithVerification(mandateId)
                .map(mandate -> end(mandate, MandateCommand.REVOKE, reason.end(), by, now));
    }

    /** Ends it if its last day is over. */
    @Transactional
    void expire(UUID mandateId) {
        Instant now = clock.instant();
        lockWithVerification(mandateId).ifPresent(mandate -> endIfOver(mandate, now));
    }

    /** With its verification and itself locked; empty if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Mandate> lockWithVerification(UUID mandateId) {
        return mandates.verificationOf(mandateId).map(verificationId -> {
            verifications.lock(verificationId);
            return mandates.lock(mandateId);
        });
    }

    /** The data subject said yes. */
    @Transactional(Transactional.TxType.MANDATORY)
    MandateStep confirm(Mandate mandate, Instant now) {
        return apply(mandate, MandateCommand.CONFIRM, new Actor.DataSubject(mandate.id()), now, next -> {
            mandate.confirmed();
            mandate.moveTo(next, now);
        });
    }

    /** It comes to its end, unless it has. */
    @Transactional(Transactional.TxType.MANDATORY)
    MandateStep end(Mandate mandate, MandateCommand ending, MandateEnd reason, Actor actor, Instant now) {
        boolean proven = mandate.state() == MandateState.PROVEN;
        MandateStep step = apply(mandate, ending, actor, now, next -> mandate.end(next, reason, now));
        if (step instanceof MandateStep.Applied) {
            Verification verification = verifications.findById(mandate.verificationId());
            if (proven) {
                assurance.lose(verification, AssuranceLevel.MANDATE, now);
                outbox.publish(new IdentityEvent.MandateRevoked(
                        verification.requestId(), verification.id(), mandate.id(), now));
            }
            if (ending == MandateCommand.REVOKE || ending == MandateCommand.REFUSE) {
                signals.flag(verification, RiskSignal.MANDATE_REVOKED);
            }
        }
        return step;
    }

    private MandateStep apply(Mandate mandate, MandateCommand command, Actor actor, Instant now, Change change) {
        if (command != MandateCommand.EXPIRE) {
            endIfOver(mandate, now);
        }
        MandateStep step = mandate.state().after(command);
        if (step instanceof MandateStep.Applied(MandateState next)) {
            change.to(next);
            record(mandate, actor, action(command));
            if (next == MandateState.PROVEN) {
                assurance.reach(verifications.findById(mandate.verificationId()), AssuranceLevel.MANDATE, actor, now);
            }
        }
        return step;
    }

    private void endIfOver(Mandate mandate, Instant now) {
        if (mandate.state().isOpen() && mandate.isOver(now)) {
            end(mandate, MandateCommand.EXPIRE, MandateEnd.VALIDITY_OVER, self, now);
        }
    }

    private void record(Mandate mandate, Actor actor, String action) {
        AuditEntry entry = AuditEntry.of(
                        verifications.findById(mandate.verificationId()).requestId(), actor, action)
                .with("mandateId", mandate.id())
                .with("kind", mandate.kind())
                .with("state", mandate.state());
        auditTrail.record(mandate.endReason() == null ? entry : entry.with("reason", mandate.endReason()));
    }

    private Mandate locked(UUID mandateId) {
        return Optional.ofNullable(mandates.lock(mandateId))
                .orElseThrow(() -> new IllegalArgumentException("no mandate " + mandateId));
    }

    private static String action(MandateCommand command) {
        return switch (command) {
            case ACCEPT_DOCUMENT -> "mandate.document-accepted";
            case CONFIRM -> "mandate.confirmed";
            case WAIVE_CONFIRMATION -> "mandate.confirmation-waived";
            case REFUSE -> "mandate.refused";
            case REVOKE -> "mandate.revoked";
            case EXPIRE -> "mandate.expired";
            case REPLACE -> "mandate.replaced";
        };
    }

    /** Brings a mandate into its next state. */
    private interface Change {
        void to(MandateState next);
    }
}
