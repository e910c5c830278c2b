package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.identity.IdentityConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Watches over the time to prove identity: reminds half-way and before the end, and reports the end. It closes nothing: what
 * becomes of the cases a person decides.
 */
@ApplicationScoped
public class VerificationDeadlines {

    private static final String HALF_WAY = "verification-half-way";
    private static final String LAST_REMINDER = "verification-last-reminder";
    private static final String END = "verification-end";

    private final VerificationRepository verifications;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final WorkQueue workQueue;
    private final IdentityConfig config;
    private final Clock clock;
    private final Counter expired;
    private final Actor self;

    VerificationDeadlines(
            VerificationRepository verifications,
            AuditTrail auditTrail,
            Outbox outbox,
            WorkQueue workQueue,
            IdentityConfig config,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.verifications = verifications;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.workQueue = workQueue;
        this.config = config;
        this.clock = clock;
        this.expired = metrics.counter("verifications.expired");
        this.self = new Actor.System(service);
    }

    @Produces
    @Singleton
    DurableWork halfWay() {
        return new Work(HALF_WAY, this::remind);
    }

    @Produces
    @Singleton
    DurableWork lastReminder() {
        return new Work(LAST_REMINDER, this::remind);
    }

    @Produces
    @Singleton
    DurableWork end() {
        return new Work(END, this::expire);
    }

    /** Begins to watch a verification that was just opened. */
    @Transactional(Transactional.TxType.MANDATORY)
    void watch(Verification opened) {
        Instant from = opened.openedAt();
        Instant end = opened.expiresAt();
        workQueue.enqueue(
                HALF_WAY, opened.id(), from.plus(Duration.between(from, end).dividedBy(2)));
        workQueue.enqueue(LAST_REMINDER, opened.id(), end.minus(config.lastReminder()));
        workQueue.enqueue(END, opened.id(), end);
    }

    /** Reminds the person; without effect once identity is proven. */
    @Transactional
    void remind(UUID verificationId) {
        Verification verification = verifications.lock(verificationId);
        if (verification.state(clock.instant()) != VerificationState.OPEN) {
            return;
        }
        auditTrail.record(AuditEntry.of(verification.requestId(), self, "verification.reminded")
                .with("verificationId", verificationId)
                .with("expiresAt", verification.expiresAt()));
        outbox.publish(new IdentityEvent.Expiring(verification.requestId(), verificationId, verification.expiresAt()));
    }

    /** Reports that the time is over; without effect once identity is proven. */
    @Transactional
    void expire(UUID verificationId) {
        Verification verification = verifications.lock(verificationId);
        if (verification.state(clock.instant()) != VerificationState.EXPIRED) {
            return;
        }
        auditTrail.record(AuditEntry.of(verification.requestId(), self, "verification.expired")
                .with("verificationId", verificationId));
        outbox.publish(new IdentityEvent.Expired(verification.requestId(), verificationId, verification.expiresAt()));
        expired.increment();
    }

    private record Work(String name, Consumer<UUID> action) implements DurableWork {

        @Override
        public void run(UUID id) {
            action.accept(id);
        }
    }
}
