package com.xiaomi.privacy.casework.identity;

import com.xiaomi.privacy.contracts.event.IdentityEvent.Expired;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Expiring;
import com.xiaomi.privacy.contracts.event.IdentityEvent.MandateRevoked;
import com.xiaomi.privacy.contracts.event.IdentityEvent.RiskFlagged;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What identity-verification reports besides proofs: that the time runs out or is over, and what is worth a look. Nothing of
 * it moves a case; a person does.
 */
@ApplicationScoped
public class IdentityReports {

    private final IdentityTimes times;
    private final IdentityFlags flags;

    IdentityReports(IdentityTimes times, IdentityFlags flags) {
        this.times = times;
        this.flags = flags;
    }

    /**
     * The person was told that the time runs out.
     *
     * @param at when it was reported, UTC
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Expiring expiring, Instant at) {
        of(expiring.requestId()).noticed(at, expiring.expiresAt());
    }

    /** The time is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Expired expired) {
        of(expired.requestId()).expired(expired.expiredAt());
    }

    /** Something is worth a look. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RiskFlagged flagged) {
        flag(flagged.requestId(), flagged.signal(), flagged.flaggedAt());
    }

    /** The authority that the request rests on is gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(MandateRevoked revoked) {
        flag(revoked.requestId(), RiskSignal.MANDATE_REVOKED, revoked.revokedAt());
    }

    /** How the time of a request stands; empty if nothing was reported. */
    public Optional<IdentityTime> timeOf(UUID requestId) {
        return times.findByIdOptional(requestId);
    }

    /** What is worth a look, oldest first. */
    public List<IdentityFlag> flagsOf(UUID requestId) {
        return flags.of(requestId);
    }

    /** Whether a person may close a case for lack of proof: the time is over, and the person was told before it was. */
    public boolean mayBeClosedUnproven(UUID requestId) {
        return timeOf(requestId)
                .filter(time -> time.expiredAt().isPresent() && time.noticedAt().isPresent())
                .isPresent();
    }

    private IdentityTime of(UUID requestId) {
        return times.findByIdOptional(requestId).orElseGet(() -> {
            IdentityTime time = new IdentityTime(requestId);
            times.persist(time);
            return time;
        });
    }

    private void flag(UUID requestId, RiskSignal signal, Instant at) {
        IdentityFlag.Key key = new IdentityFlag.Key(requestId, signal);
        if (flags.findById(key) == null) {
            flags.persist(new IdentityFlag(key, at));
        }
    }
}
