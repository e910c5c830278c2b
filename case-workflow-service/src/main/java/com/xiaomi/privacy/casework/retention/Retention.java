package com.xiaomi.privacy.casework.retention;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.KeptUntil;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.NotYet;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.Part;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.forgetting.Forgetting;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Decides which requests, and which data of them, are not kept any longer, and has every service erase them (GDPR Art. 5(1)(e);
 * POLICY.md, section 6). Each request is looked at when its time may be over, or once a day while its time does not run yet.
 */
@ApplicationScoped
class Retention implements Sweep {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final CaseRequests requests;
    private final RightsCases cases;
    private final RetentionFactsReader facts;
    private final RequestErasures erasures;
    private final DataExpiries expiries;
    private final RequestAttachments attachments;
    private final CaseMoves moves;
    private final Forgetting forgetting;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;
    private final RetentionSchedule schedule = RetentionSchedule.load(LawBook.CURRENT_VERSION);

    Retention(
            CaseRequests requests,
            RightsCases cases,
            RetentionFactsReader facts,
            RequestErasures erasures,
            DataExpiries expiries,
            RequestAttachments attachments,
            CaseMoves moves,
            Forgetting forgetting,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.facts = facts;
        this.erasures = erasures;
        this.expiries = expiries;
        this.attachments = attachments;
        this.moves = moves;
        this.forgetting = forgetting;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "requests whose retention may be over";
    }

    /** In transactions of a hundred: each request writes to a trail and several streams, whose rows it holds. */
    @Override
    public int remove(int atMost) {
        int looked = 0;
        int lately = AT_ONCE;
        while (lately == AT_ONCE && looked < atMost) {
            int next = Math.min(AT_ONCE, atMost - looked);
            lately = QuarkusTransaction.requiringNew().call(() -> lookAtSome(next));
            looked += lately;
        }
        return looked;
    }

    private int lookAtSome(int atMost) {
        Instant now = clock.instant();
        List<CaseRequest> due = requests.lockForRetention(now, atMost);
        due.forEach(request -> look(request, now));
        return due.size();
    }

    /** Whether, and until when, a request is kept. */
    RetentionVerdict verdict(UUID requestId) {
        return RetentionVerdict.of(facts.of(requestId), schedule);
    }

    private void look(CaseRequest request, Instant now) {
        switch (verdict(request.requestId())) {
            case NotYet ignored -> request.lookAtRetention(now.plus(LOOK_AGAIN));
            case KeptUntil kept
            when !kept.isOver(now) && kept.partsOver(now).isEmpty() -> request.lookAtRetention(kept.nextAfter(now));
            case KeptUntil ignored -> lookAgain(request, cases.lockedOf(request.requestId()), now);
        }
    }

    /** For a case may have been taken up again before its row was locked. */
    private void lookAgain(CaseRequest request, List<RightsCase> locked, Instant now) {
        switch (verdict(request.requestId())) {
            case NotYet ignored -> request.lookAtRetention(now.plus(LOOK_AGAIN));
            case KeptUntil kept when kept.isOver(now) -> erase(request, locked, kept, now);
            case KeptUntil kept -> {
                kept.partsOver(now).forEach(part -> expire(request, part, kept.since(), now));
                request.lookAtRetention(kept.nextAfter(now));
            }
        }
    }

    private void expire(CaseRequest request, Part part, Instant since, Instant now) {
        UUID requestId = request.requestId();
        if (expiries.decide(requestId, part.kind(), since, now)) {
            auditTrail.record(AuditEntry.of(requestId, moves.self(), "request.data-expired")
                    .with("kind", part.kind())
                    .with("keptSince", since)
                    .with("kept", part.rule().kept()));
            if (part.kind() == DataKind.ATTACHMENTS) {
                // No package waits for what intake destroys now.
                attachments.delete("requestId", requestId);
            }
            outbox.publish(new CaseEvent.DataExpired(requestId, part.kind(), now));
        }
    }

    private void erase(CaseRequest request, List<RightsCase> locked, KeptUntil kept, Instant now) {
        decide(
                request,
                locked,
                AuditEntry.of(request.requestId(), moves.self(), "request.erasure-decided")
                        .with("keptSince", kept.since())
                        .with("kept", kept.rule().kept()),
                now);
        forgetting.begin(request.requestId());
    }

    private void decide(CaseRequest request, List<RightsCase> closed, AuditEntry decided, Instant now) {
        request.forgotten();
        erasures.decided(request.requestId(), now);
        auditTrail.record(decided);
        closed.forEach(moves::anonymise);
        outbox.publish(new CaseEvent.RequestErased(request.requestId(), now));
    }

    /**
     * Repeats a decision that a restored backup does not know of; everybody is told again. It stands, whatever the older facts say now.
     * A case that was open when the backup was made has no outcome and can't be anonymised: it stays, without its contents.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void decideAgain(UUID requestId) {
        requests.locked(requestId).ifPresent(request -> {
            List<RightsCase> closed = new ArrayList<>();
            for (RightsCase one : cases.lockedOf(requestId)) {
                switch (one.state()) {
                    case CLOSED -> closed.add(one);
                    case ANONYMISED -> {
                        // As it should be.
                    }
                    default ->
                        LOG.errorf(
                                "case %s was open when its backup was made, and its request is erased", one.caseId());
                }
            }
            decide(
                    request,
                    closed,
                    AuditEntry.of(requestId, moves.self(), "request.erasure-repeated"),
                    clock.instant());
        });
    }
}
