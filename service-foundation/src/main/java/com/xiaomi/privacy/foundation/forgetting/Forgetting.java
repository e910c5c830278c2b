package com.xiaomi.privacy.foundation.forgetting;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.protection.KeyEvents;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Erases everything that this service holds of a request whose retention is over (GDPR Art. 5(1)(e); POLICY.md, section 6). The keys
 * go first: from then on the rest is unreadable, in old backups of the data too. It is repeated until it is done, and done once.
 */
@ApplicationScoped
public class Forgetting implements DurableWork {

    private static final String NAME = "forget-request";

    private final ForgottenRequests forgotten;
    private final RequestMemory memory;
    private final ErasureLedger ledger;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final KeyEvents keyEvents;
    private final Clock clock;
    private final Actor service;

    Forgetting(
            ForgottenRequests forgotten,
            RequestMemory memory,
            ErasureLedger ledger,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            KeyEvents keyEvents,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.forgotten = forgotten;
        this.memory = memory;
        this.ledger = ledger;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.keyEvents = keyEvents;
        this.clock = clock;
        this.service = new Actor.System(service);
    }

    /** Begins once the surrounding transaction has committed; events of the request change nothing from then on. Can be repeated. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(UUID requestId) {
        if (forgotten.decided(requestId, clock.instant())) {
            workQueue.enqueue(NAME, requestId);
        }
    }

    /**
     * As {@link #begin}, of a request that a restored backup brought back from before the decision.
     *
     * @return whether no other replica was first
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean beginAgain(UUID requestId) {
        boolean isNew = forgotten.decidedAgain(requestId, clock.instant());
        if (isNew) {
            memory.decideAgain(requestId);
            workQueue.enqueue(NAME, requestId);
        }
        return isNew;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID requestId) throws IOException {
        // Before the keys go: a backup of the key database has either the keys or the note.
        ledger.note(List.of(requestId));
        List<UUID> destroyedKeys = memory.destroyOutside(requestId);
        QuarkusTransaction.requiringNew().run(() -> finish(requestId, destroyedKeys));
    }

    private void finish(UUID requestId, List<UUID> destroyedKeys) {
        Instant now = clock.instant();
        if (forgotten.forgotten(requestId, now)) {
            memory.deletions().forEach(deletion -> forgotten.delete(deletion, requestId));
            destroyedKeys.forEach(key -> keyEvents.destroyed(requestId, key));
            auditTrail.record(AuditEntry.of(requestId, service, "request.erased"));
            memory.confirm(requestId, now);
        }
    }
}
