package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What opens a request: its tracking token, or a link that was sent to the contact and is used for the first time. */
@ApplicationScoped
public class TrackingKeys {

    // No request has this id, so looking for its links is work for nothing, as it should be.
    private static final UUID NOBODYS = new UUID(0, 0);

    private final AccessLinkTable links;
    private final AuditTrail auditTrail;
    private final Clock clock;

    TrackingKeys(AccessLinkTable links, AuditTrail auditTrail, Clock clock) {
        this.links = links;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Whether the token opens the request. The first use of a link voids the token that opened it before. The work is the
     * same whether there is no request or the token is wrong.
     *
     * @param request empty if there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean opens(Optional<PrivacyRequest> request, TrackingToken token) {
        UUID requestId = request.map(PrivacyRequest::requestId).orElse(NOBODYS);
        // The links first: one that is just being used is still among them, or its token is the request's already.
        Optional<UUID> link = links.unusedWith(token, requestId, clock.instant());
        boolean current = token.matches(links.tokenHash(requestId).orElseGet(TrackingToken::nobodysHash));
        return request.isPresent() && (current || link.isPresent() && useFirst(requestId, link.get(), token));
    }

    /** A new token; the old one and all links are void. */
    @Transactional
    public TrackingToken rotate(Actor.Requester person) {
        TrackingToken token = TrackingToken.random();
        links.lockedTokenHash(person.requestId());
        links.dropLinks(person.requestId());
        links.replaceToken(person.requestId(), token.hash());
        auditTrail.record(AuditEntry.of(person.requestId(), person, "request.tracking-token-rotated"));
        return token;
    }

    /** Links that were sent open nothing any more; the tracking token does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void voidLinks(UUID requestId) {
        links.dropLinks(requestId);
    }

    /** Used twice at the same moment, both are the person's; replaced in between, it opens nothing any more. */
    private boolean useFirst(UUID requestId, UUID link, TrackingToken token) {
        byte[] current = links.lockedTokenHash(requestId);
        if (!links.use(link, requestId)) {
            return token.matches(current);
        }
        links.replaceToken(requestId, token.hash());
        auditTrail.record(AuditEntry.of(requestId, new Actor.Requester(requestId), "request.access-link-used")
                .with("accessLinkId", link));
        return true;
    }
}
