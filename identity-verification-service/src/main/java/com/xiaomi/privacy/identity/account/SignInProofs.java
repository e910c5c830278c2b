package com.xiaomi.privacy.identity.account;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.account.AccountResult.Accepted;
import com.xiaomi.privacy.identity.account.AccountResult.AnotherAccount;
import com.xiaomi.privacy.identity.account.AccountResult.TooOld;
import com.xiaomi.privacy.identity.account.AccountResult.Unknown;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.intake.AccountClaims;
import com.xiaomi.privacy.identity.intake.AccountMatch;
import com.xiaomi.privacy.identity.intake.Intake;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a sign-in as a proof. With the Xiaomi Account and the Mi ID that the request names it shows the account; with the
 * e-mail address of the contact, by whichever provider, it shows the contact.
 */
@ApplicationScoped
public class SignInProofs {

    private final VerificationRepository verifications;
    private final Assurance assurance;
    private final RiskSignals signals;
    private final Intake intake;
    private final AuditTrail auditTrail;
    private final IdentityConfig config;
    private final Clock clock;

    SignInProofs(
            VerificationRepository verifications,
            Assurance assurance,
            RiskSignals signals,
            Intake intake,
            AuditTrail auditTrail,
            IdentityConfig config,
            Clock clock) {
        this.verifications = verifications;
        this.assurance = assurance;
        this.signals = signals;
        this.intake = intake;
        this.auditTrail = auditTrail;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the sign-in of the person of a request.
     *
     * @param customer as a checked token of the customer realm says
     */
    public AccountResult show(Actor.Requester person, UUID verificationId, SignedInCustomer customer) {
        if (QuarkusTransaction.requiringNew()
                .call(() -> verifications.findOf(person.requestId(), verificationId))
                .isEmpty()) {
            return new Unknown();
        }
        if (customer.miId().isPresent() && !isFresh(customer)) {
            return new TooOld();
        }
        // Outside a transaction: another service is waited for.
        AccountMatch match = intake.compare(person.requestId(), AccountClaims.of(customer));
        return QuarkusTransaction.requiringNew().call(() -> apply(person, verificationId, match));
    }

    private boolean isFresh(SignedInCustomer customer) {
        Instant now = clock.instant();
        return customer.authenticatedAt()
                .filter(at -> !at.isBefore(now.minus(config.signInValidity())))
                .filter(at -> !at.isAfter(now.plus(config.clockSkew())))
                .isPresent();
    }

    private AccountResult apply(Actor.Requester person, UUID verificationId, AccountMatch match) {
        Verification verification =
                verifications.lockOf(person.requestId(), verificationId).orElseThrow();
        Optional<AssuranceLevel> level = match.miId()
                ? Optional.of(AssuranceLevel.ACCOUNT)
                : Optional.of(AssuranceLevel.CONTACT).filter(ignored -> match.email());
        if (level.isEmpty()) {
            auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.another-account")
                    .with("verificationId", verificationId));
            signals.flag(verification, RiskSignal.ANOTHER_ACCOUNT);
            return new AnotherAccount();
        }
        Instant now = clock.instant();
        assurance.reach(verification, level.get(), person, now);
        return new Accepted(level.get(), verification.state(now));
    }
}
