package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** New links to requests whose token was lost: asked for by anybody, sent to nobody but the contact. */
@ApplicationScoped
public class AccessLinks {

    private static final Actor SELF = new Actor.System("request-intake-service");

    private final AccessLinkTable table;
    private final AccessTokens tokens;
    private final Requests requests;
    private final DataKeys dataKeys;
    private final ClearJson json;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IntakeConfig config;
    private final Clock clock;

    AccessLinks(
            AccessLinkTable table,
            AccessTokens tokens,
            Requests requests,
            DataKeys dataKeys,
            ClearJson json,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Outbox outbox,
            IntakeConfig config,
            Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.requests = requests;
        this.dataKeys = dataKeys;
        this.json = json;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Notes that somebody wants a link. Whether there is such a request is looked at later, so the work and its time are the
     * same for every reference.
     */
    @Transactional
    void ask(Reference reference) {
        UUID link = Ids.next();
        table.ask(link, reference, clock.instant());
        workQueue.enqueue(AnswerAccessAsk.NAME, link);
    }

    /** The contact to whom the link would go, as it is counted; empty if there is no such request, if only
     * letters reach the person, or if that is answered already. */
    @Transactional
    Optional<Personal> recipient(UUID link) {
        return table.asked(link).flatMap(requests::byReference).flatMap(this::counted);
    }

    /** Issues the link that was asked for and has it sent. */
    @Transactional
    void issue(UUID link) {
        Optional<PrivacyRequest> request = table.asked(link).flatMap(requests::byReference);
        table.answered(link);
        request.map(PrivacyRequest::requestId).ifPresent(requestId -> {
            issue(requestId, link, config.accessLinkValidity());
            outbox.publish(new RequestEvent.AccessRequested(requestId, link));
        });
    }

    private void issue(UUID requestId, UUID link, Duration validity) {
        Instant now = clock.instant();
        if (table.add(link, requestId, tokens.token(link).hash(), now, now.plus(validity))) {
            auditTrail.record(
                    AuditEntry.of(requestId, SELF, "request.access-link-issued").with("accessLinkId", link));
        }
    }

    /**
     * Issues a link that goes by post; the same again gives the same one, and no more time.
     *
     * @return empty if the request has a contact to whom links go by e-mail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Sendable> issuePosted(PrivacyRequest request, UUID link) {
        if (counted(request).isPresent()) {
            return Optional.empty();
        }
        issue(request.requestId(), link, config.postedAccessLinkValidity());
        return sendable(request.requestId(), link);
    }

    /** Drops what was asked for. */
    @Transactional
    void refuse(UUID link) {
        table.answered(link);
    }

    /** The token of a link, to be sent; empty once it is used, replaced or expired. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Sendable> sendable(UUID requestId, UUID link) {
        return table.until(link, requestId, clock.instant()).map(until -> new Sendable(tokens.token(link), until));
    }

    private Optional<Personal> counted(PrivacyRequest request) {
        return request.contact(dataKeys.byId(request.dataKeyId()), json).counted();
    }

    /**
     * A link's token.
     *
     * @param until when it stops working unless it is used, UTC
     */
    public record Sendable(TrackingToken token, Instant until) {}
}
