package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.contracts.event.RequestEvent.PassesEnded;
import com.xiaomi.privacy.foundation.access.EndedPasses;
import com.xiaomi.privacy.foundation.access.PassId;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What opens a request: its tracking token, or a link that was sent to the contact and is used for the first time. */
@ApplicationScoped
public class TrackingKeys {

    // No request has this id, so looking for its links is work for nothing, as it should be.
    private static final UUID NOBODYS = new UUID(0, 0);

    private final AccessLinkTable links;
    private final EndedPasses endedPasses;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    TrackingKeys(AccessLinkTable links, EndedPasses endedPasses, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.links = links;
        this.endedPasses = endedPasses;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * The generation of the key that the token is, if it opens the request. The first use of a link voids the token that opened it
     * before. The work is the same whether there is no request or the token is wrong.
     *
     * @param request empty if there is none
     * @return empty if the token opens nothing
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public OptionalInt opens(Optional<PrivacyRequest> request, TrackingToken token) {
        UUID requestId = request.map(PrivacyRequest::requestId).orElse(NOBODYS);
        // The links first: one that is just being used is still among them, or its token is the request's already.
        Optional<UUID> link = links.unusedWith(token, requestId, clock.instant());
        TrackingKey key = links.key(requestId).orElseGet(TrackingKeys::nobodys);
        boolean current = token.matches(key.tokenHash());
        if (request.isEmpty() || !current && link.isEmpty()) {
            return OptionalInt.empty();
        }
        return current ? OptionalInt.of(key.generation()) : useFirst(requestId, link.get(), token);
    }

    /** The generation of the key that opens the request now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int generation(UUID requestId) {
        return links.key(requestId).orElseThrow().generation();
    }

    /**
     * A new token; the old one, all links and all passes are void but the one that asks: who lost the answer asks again.
     *
     * @param pass the one by which the person asks
     */
    @Transactional
    public TrackingToken rotate(PassId pass) {
        TrackingToken token = TrackingToken.random();
        TrackingKey key = links.lockedKey(pass.requestId());
        links.dropLinks(pass.requestId());
        replace(pass.requestId(), key.replacedBy(token), pass.pass());
        auditTrail.record(AuditEntry.of(
                pass.requestId(), new Actor.Requester(pass.requestId()), "request.tracking-token-rotated"));
        return token;
    }

    /** Links that were sent open nothing any more; the tracking token does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void voidLinks(UUID requestId) {
        links.dropLinks(requestId);
    }

    /** Used twice at the same moment, both are the person's; replaced in between, it opens nothing any more. */
    private OptionalInt useFirst(UUID requestId, UUID link, TrackingToken token) {
        TrackingKey current = links.lockedKey(requestId);
        if (!links.use(link, requestId)) {
            return token.matches(current.tokenHash()) ? OptionalInt.of(current.generation()) : OptionalInt.empty();
        }
        TrackingKey key = current.replacedBy(token);
        replace(requestId, key, null);
        auditTrail.record(AuditEntry.of(requestId, new Actor.Requester(requestId), "request.access-link-used")
                .with("accessLinkId", link));
        return OptionalInt.of(key.generation());
    }

    private void replace(UUID requestId, TrackingKey key, UUID keptPass) {
        links.replaceKey(requestId, key);
        PassesEnded ended = new PassesEnded(requestId, key.generation(), keptPass, clock.instant());
        endedPasses.note(ended);
        outbox.publish(ended);
    }

    private static TrackingKey nobodys() {
        return new TrackingKey(TrackingToken.nobodysHash(), 0);
    }
}
