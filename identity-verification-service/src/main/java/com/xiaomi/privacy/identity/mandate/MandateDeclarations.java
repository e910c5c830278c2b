package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.intake.Intake;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.AlreadyProven;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.Declared;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.Faulty;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.NotForAnother;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.RefusedBySubject;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.TooMany;
import com.xiaomi.privacy.identity.mandate.DeclarationResult.Unknown;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes what a requester says of their authority, and has the data subject asked where that is possible. */
@ApplicationScoped
public class MandateDeclarations {

    /** Each may mean a mail to somebody who did not ask for one. */
    private static final int MAX_DECLARATIONS = 5;

    private final MandateRepository kept;
    private final Mandates mandates;
    private final Confirmations confirmations;
    private final VerificationRepository verifications;
    private final Assurance assurance;
    private final Intake intake;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MandateDeclarations(
            MandateRepository kept,
            Mandates mandates,
            Confirmations confirmations,
            VerificationRepository verifications,
            Assurance assurance,
            Intake intake,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Clock clock) {
        this.kept = kept;
        this.mandates = mandates;
        this.confirmations = confirmations;
        this.verifications = verifications;
        this.assurance = assurance;
        this.intake = intake;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Keeps a mandate; it replaces one that is not proven yet. */
    public DeclarationResult declare(Actor.Requester person, UUID verificationId, MandateDeclaration declaration) {
        Optional<DeclarationResult> early = QuarkusTransaction.requiringNew()
                .call(() -> verifications
                        .findOf(person.requestId(), verificationId)
                        .map(found -> obstacle(found, declaration))
                        .orElseGet(() -> Optional.of(new Unknown())));
        if (early.isPresent()) {
            return early.get();
        }
        // Outside a transaction: another service is waited for.
        boolean asked = declaration.kind().canBeConfirmed() && intake.hasSubjectContact(person.requestId());
        return QuarkusTransaction.requiringNew().call(() -> {
            Verification verification =
                    verifications.lockOf(person.requestId(), verificationId).orElseThrow();
            return obstacle(verification, declaration).orElseGet(() -> keep(person, verification, declaration, asked));
        });
    }

    private Optional<DeclarationResult> obstacle(Verification verification, MandateDeclaration declaration) {
        RequesterKind requester = verification.requesterKind();
        if (requester == null || requester == RequesterKind.SELF) {
            return Optional.of(new NotForAnother());
        }
        List<FieldError> faults = declaration.faults(requester, rightsOf(verification), clock.instant());
        if (!faults.isEmpty()) {
            return Optional.of(new Faulty(faults));
        }
        List<Mandate> before = kept.of(verification.id());
        Optional<Mandate> same =
                before.stream().filter(mandate -> mandate.says(declaration)).findFirst();
        if (same.isPresent()) {
            return same.map(mandate -> new Declared(MandateView.of(mandate)));
        }
        if (before.stream().anyMatch(mandate -> mandate.state() == MandateState.PROVEN)) {
            return Optional.of(new AlreadyProven());
        }
        if (before.stream().anyMatch(MandateDeclarations::isEndedBySubject)) {
            return Optional.of(new RefusedBySubject());
        }
        return before.size() < MAX_DECLARATIONS ? Optional.empty() : Optional.of(new TooMany());
    }

    private DeclarationResult keep(
            Actor.Requester person, Verification verification, MandateDeclaration declaration, boolean asked) {
        Instant now = clock.instant();
        kept.of(verification.id()).stream()
                .filter(mandate -> mandate.state().isOpen())
                .forEach(open -> mandates.end(open, MandateCommand.REPLACE, MandateEnd.REPLACED, person, now));
        // Hibernate would write the new row first, and the index allows only one open mandate.
        kept.flush();
        Mandate mandate = new Mandate(Ids.next(), verification.id(), declaration, asked, now);
        kept.persist(mandate);
        auditTrail.record(AuditEntry.of(person.requestId(), person, "mandate.declared")
                .with("verificationId", verification.id())
                .with("mandateId", mandate.id())
                .with("kind", mandate.kind())
                .with("confirmation", mandate.confirmation()));
        if (asked) {
            confirmations.announce(verification, mandate, person);
        }
        Optional.ofNullable(MandateDeclaration.end(declaration.validUntil()))
                .ifPresent(end -> workQueue.enqueue(MandateExpiry.NAME, mandate.id(), end));
        return new Declared(MandateView.of(mandate));
    }

    private Set<Right> rightsOf(Verification verification) {
        return assurance.needsOf(verification.id()).stream()
                .map(CaseNeed::right)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEndedBySubject(Mandate mandate) {
        return mandate.endReason() != null && mandate.endReason().isWishOfSubject();
    }
}
