package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.policy.Policies;
import com.xiaomi.privacy.intake.request.SubmissionResult;
import com.xiaomi.privacy.intake.request.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes requests of partners in, and back, as those of people are. */
@ApplicationScoped
public class PartnerRequests {

    private final PartnerRequestTable table;
    private final Submissions submissions;
    private final Policies policies;
    private final StandingReader standings;
    private final BlindIndex blindIndex;
    private final ClearJson json;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    PartnerRequests(
            PartnerRequestTable table,
            Submissions submissions,
            Policies policies,
            StandingReader standings,
            BlindIndex blindIndex,
            ClearJson json,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.table = table;
        this.submissions = submissions;
        this.policies = policies;
        this.standings = standings;
        this.blindIndex = blindIndex;
        this.json = json;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a request in, unless it was before. Taken means committed. */
    @Transactional
    public PartnerResult take(PartnerSubmission sent) {
        byte[] keyHash = keyHash(sent.partner(), sent.key());
        byte[] contentHash = blindIndex.of("partner-request", json.write(sent.asked()));
        Optional<PartnerRequest> earlier = table.of(sent.partner(), keyHash);
        if (earlier.isPresent()) {
            return MessageDigest.isEqual(earlier.get().contentHash(), contentHash)
                    ? new PartnerResult.Taken(earlier.get().requestId())
                    : new PartnerResult.IdReused();
        }
        return switch (submissions.submit(sent.toSubmission(policies.currentVersion()))) {
            case SubmissionResult.Accepted(var answer) -> {
                table.add(answer.requestId(), sent, keyHash, contentHash);
                yield new PartnerResult.Taken(answer.requestId());
            }
            case SubmissionResult.KeyReused() -> new PartnerResult.IdReused();
        };
    }

    /** The request that a partner knows by this key; empty if there is none. */
    @Transactional
    public Optional<UUID> withKey(Partner partner, Personal key) {
        return table.of(partner, keyHash(partner, key)).map(PartnerRequest::requestId);
    }

    /** How a request of the partner goes; empty for those of others, and for none. */
    @Transactional
    public Optional<PartnerStanding> standing(Partner partner, UUID requestId) {
        return table.of(partner, requestId).map(standings::read);
    }

    /**
     * Takes a request of the partner back: its open cases are withdrawn as if the person had done it. Once more, and after the
     * request has ended, it changes nothing.
     *
     * @return how the request goes now; empty for those of others, and for none
     */
    @Transactional
    public Optional<PartnerStanding> revoke(Partner partner, UUID requestId) {
        return table.locked(partner, requestId).map(found -> {
            if (!standings.read(found).progress().isFinal()) {
                Instant now = clock.instant();
                found.revoke(now);
                auditTrail.record(
                        AuditEntry.of(requestId, new Actor.Partner(partner.id()), "request.revoked-by-partner"));
                outbox.publish(new RequestEvent.RevokedByPartner(requestId, partner.id(), now));
            }
            return standings.read(found);
        });
    }

    private byte[] keyHash(Partner partner, Personal key) {
        return blindIndex.of("partner-request-key/" + partner.id(), key);
    }
}
