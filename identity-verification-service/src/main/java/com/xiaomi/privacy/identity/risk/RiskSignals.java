package com.xiaomi.privacy.identity.risk;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Notices what staff should look at before they rely on a proof. It tells, and refuses nothing. */
@ApplicationScoped
public class RiskSignals {

    private static final int REPEATED = 2;

    private final RiskFlags flags;
    private final VerificationRepository verifications;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IdentityConfig config;
    private final Clock clock;
    private final Actor self;

    RiskSignals(
            RiskFlags flags,
            VerificationRepository verifications,
            AuditTrail auditTrail,
            Outbox outbox,
            IdentityConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.flags = flags;
        this.verifications = verifications;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /** A verification was opened: are there many about the same data subject, or for the same mailbox? */
    @Transactional(Transactional.TxType.MANDATORY)
    public void opened(Verification verification) {
        Instant since = clock.instant().minus(config.manyRequestsWithin());
        if (verifications.countOfPerson(verification.personRef(), since) >= config.manyRequests()
                || verifications.countOfContact(verification.contactRef(), since) >= config.manyRequests()) {
            flag(verification, RiskSignal.MANY_REQUESTS);
        }
    }

    /** A verification was locked after wrong codes: more than once? */
    @Transactional(Transactional.TxType.MANDATORY)
    public void locked(Verification verification) {
        if (verification.locks() >= REPEATED) {
            flag(verification, RiskSignal.REPEATED_FAILURES);
        }
    }

    /** Notes a signal; does nothing if it is noted already. The caller holds the verification's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void flag(Verification verification, RiskSignal signal) {
        RiskFlag.Key key = new RiskFlag.Key(verification.id(), signal);
        if (flags.findById(key) != null) {
            return;
        }
        Instant now = clock.instant();
        flags.persist(new RiskFlag(key, now));
        auditTrail.record(AuditEntry.of(verification.requestId(), self, "identity.risk-flagged")
                .with("verificationId", verification.id())
                .with("signal", signal));
        outbox.publish(new IdentityEvent.RiskFlagged(verification.requestId(), verification.id(), signal, now));
    }
}
