package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks data subjects whether another may act for them, and takes their answers. */
@ApplicationScoped
public class Confirmations {

    private final MandateRepository kept;
    private final Mandates mandates;
    private final MandateCodes codes;
    private final VerificationRepository verifications;
    private final Assurance assurance;
    private final RiskSignals signals;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IdentityConfig config;
    private final Clock clock;
    private final Actor self;

    Confirmations(
            MandateRepository kept,
            Mandates mandates,
            MandateCodes codes,
            VerificationRepository verifications,
            Assurance assurance,
            RiskSignals signals,
            AuditTrail auditTrail,
            Outbox outbox,
            IdentityConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kept = kept;
        this.mandates = mandates;
        this.codes = codes;
        this.verifications = verifications;
        this.assurance = assurance;
        this.signals = signals;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /** Has the data subject asked. The caller holds the verification's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(Verification verification, Mandate mandate, Actor actor) {
        auditTrail.record(AuditEntry.of(verification.requestId(), actor, "mandate.confirmation-asked")
                .with("mandateId", mandate.id())
                .with("issueNumber", mandate.issueNumber()));
        outbox.publish(
                new IdentityEvent.MandateConfirmationAsked(verification.requestId(), verification.id(), mandate.id()));
    }

    /**
     * Has the data subject written to once more, unless that was done a moment ago or often enough. The caller does not learn
     * what came of it, or whether there is such a mandate.
     */
    @Transactional
    public void askAgain(UUID mandateId) {
        Instant now = clock.instant();
        mandates.lockWithVerification(mandateId)
                .filter(mandate -> mandate.canBeAskedAgain(now, config.mandateMailPause()))
                .ifPresent(mandate -> {
                    mandate.askedAgain(now);
                    announce(verifications.findById(mandate.verificationId()), mandate, self);
                });
    }

    /**
     * What the mail to the data subject says; the same ask gives the same code.
     *
     * @param asker the program that sends it
     */
    @Transactional
    public Ask ask(UUID mandateId, Actor.Machine asker) {
        return mandates.lockWithVerification(mandateId)
                .<Ask>map(mandate ->
                        mandate.hasCode() && !mandate.isOver(clock.instant()) ? letter(mandate, asker) : new Ask.Void())
                .orElseGet(Ask.Unknown::new);
    }

    /** Takes the answer of a data subject. The try is counted, and stays counted, before the code is looked at. */
    public AnswerResult answer(UUID mandateId, String code, Answer answer) {
        return withCode(mandateId, code, (mandate, now) -> switch (answer) {
            case CONFIRM -> mandates.confirm(mandate, now);
            case REFUSE ->
                mandates.end(
                        mandate,
                        MandateCommand.REFUSE,
                        mandate.state() == MandateState.PROVEN
                                ? MandateEnd.REVOKED_BY_SUBJECT
                                : MandateEnd.REFUSED_BY_SUBJECT,
                        new Actor.DataSubject(mandateId),
                        now);
        });
    }

    /** Takes it that a data subject takes the mandate back; counted like {@link #answer}. */
    public AnswerResult revoke(UUID mandateId, String code) {
        return withCode(
                mandateId,
                code,
                (mandate, now) -> mandates.end(
                        mandate,
                        MandateCommand.REVOKE,
                        MandateEnd.REVOKED_BY_SUBJECT,
                        new Actor.DataSubject(mandateId),
                        now));
    }

    private AnswerResult withCode(UUID mandateId, String code, Wish wish) {
        if (!QuarkusTransaction.requiringNew().call(() -> kept.countTry(mandateId))) {
            return new AnswerResult.CodeWrong();
        }
        return QuarkusTransaction.requiringNew().call(() -> compare(mandateId, code, wish));
    }

    private AnswerResult compare(UUID mandateId, String code, Wish wish) {
        Instant now = clock.instant();
        Mandate mandate = mandates.lockWithVerification(mandateId).orElseThrow();
        if (!codes.matches(mandateId, mandate.issueNumber(), code)) {
            noteWrong(mandate);
            return new AnswerResult.CodeWrong();
        }
        mandate.forgetAttempts();
        return switch (wish.carryOut(mandate, now)) {
            case MandateStep.Applied ignored -> new AnswerResult.Taken();
            case MandateStep.AlreadyApplied ignored -> new AnswerResult.Taken();
            case MandateStep.Rejected ignored -> new AnswerResult.Settled();
        };
    }

    private void noteWrong(Mandate mandate) {
        Verification verification = verifications.findById(mandate.verificationId());
        auditTrail.record(AuditEntry.of(verification.requestId(), self, "mandate.code-wrong")
                .with("mandateId", mandate.id())
                .with("issueNumber", mandate.issueNumber()));
        if (mandate.isExhausted()) {
            signals.flag(verification, RiskSignal.REPEATED_FAILURES);
        }
    }

    private Ask letter(Mandate mandate, Actor.Machine asker) {
        Verification verification = verifications.findById(mandate.verificationId());
        auditTrail.record(AuditEntry.of(verification.requestId(), asker, "mandate.code-asked")
                .with("mandateId", mandate.id())
                .with("issueNumber", mandate.issueNumber()));
        return new Ask.Letter(
                codes.code(mandate.id(), mandate.issueNumber()),
                mandate.kind(),
                assurance.needsOf(verification.id()).stream()
                        .map(CaseNeed::right)
                        .distinct()
                        .sorted()
                        .toList(),
                mandate.validUntil());
    }

    /** What a data subject says. */
    public enum Answer {
        CONFIRM,
        REFUSE
    }

    /** What a right code is for. */
    private interface Wish {
        MandateStep carryOut(Mandate mandate, Instant now);
    }

    /** What came of an answer. */
    public sealed interface AnswerResult {

        /** It counts. */
        record Taken() implements AnswerResult {}

        /** The code was right, but there is nothing to answer any more. */
        record Settled() implements AnswerResult {}

        /** The code is wrong, its tries are used up, or there is no such mandate; the answer does not tell which. */
        record CodeWrong() implements AnswerResult {}
    }

    /** What came of asking for a letter. */
    public sealed interface Ask {

        /**
         * What the letter needs.
         *
         * @param rights what the requester asks for; empty if that is not known here
         * @param validUntil last day; null where there is none
         */
        record Letter(String code, MandateKind kind, List<Right> rights, LocalDate validUntil) implements Ask {

            public Letter {
                rights = List.copyOf(rights);
            }

            @Override
            public String toString() {
                return "Letter[•••]";
            }
        }

        /** Nothing is to be asked any more. */
        record Void() implements Ask {}

        /** No such mandate. */
        record Unknown() implements Ask {}
    }
}
