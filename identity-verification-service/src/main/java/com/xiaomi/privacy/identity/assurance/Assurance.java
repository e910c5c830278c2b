package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.verification.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what each case needs, and keeps what was proven. One verification serves all cases of a request; each goes on once
 * enough is proven for it. Whoever calls holds the verification's lock, or has just made it.
 */
@ApplicationScoped
public class Assurance {

    private final AssurancePolicy policy = AssurancePolicy.bundled();
    private final CaseNeeds needs;
    private final ProvenLevels levels;
    private final AuditTrail auditTrail;
    private final Outbox outbox;

    Assurance(CaseNeeds needs, ProvenLevels levels, AuditTrail auditTrail, Outbox outbox) {
        this.needs = needs;
        this.levels = levels;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
    }

    /**
     * What the cases of a wish need, case by case.
     *
     * @return empty for a wish from before cases were told, whose level alone counts
     */
    public List<CaseNeed> decide(IdentityRequired wish, UUID verificationId, Instant now) {
        if (wish.cases() == null) {
            return List.of();
        }
        return wish.cases().stream()
                .map(one ->
                        new CaseNeed(one.caseId(), verificationId, one.right(), policy.decide(need(wish, one)), now))
                .toList();
    }

    private static Need need(IdentityRequired wish, RequestedCase one) {
        return new Need(
                one.right(),
                wish.country(),
                wish.region(),
                wish.requesterKind(),
                // What is at stake was not said: take it for much.
                Optional.ofNullable(one.sensitivity()).orElse(Sensitivity.HIGH),
                Boolean.TRUE.equals(wish.accountNamed()));
    }

    /** What the cases of a verification need; empty for one from before needs were kept. */
    public List<CaseNeed> needsOf(UUID verificationId) {
        return needs.of(verificationId);
    }

    /** What was proven and counts, weakest first. */
    public List<AssuranceLevel> levelsOf(UUID verificationId) {
        return levels.of(verificationId).stream().map(ProvenLevel::level).toList();
    }

    /** Keeps the decisions, each with its reason in the trail. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID requestId, List<CaseNeed> decided, Actor actor) {
        needs.persist(decided);
        decided.forEach(need -> auditTrail.record(AuditEntry.of(requestId, actor, "identity.level-decided")
                .with("caseId", need.caseId())
                .with("level", need.level())
                .with("ways", need.ways())
                .with("rule", need.rule())
                .with("reason", need.reason())));
    }

    /** Notes that the person reached a level, and tells for which cases that is enough. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reach(Verification verification, AssuranceLevel level, Actor actor, Instant now) {
        if (!levels.levelsOf(verification.id()).contains(level)) {
            levels.persist(new ProvenLevel(Ids.next(), verification.id(), level, now));
        }
        Set<AssuranceLevel> proven = levels.levelsOf(verification.id());
        List<CaseNeed> all = needs.of(verification.id());
        all.forEach(need -> need.meetBy(proven, now));
        if (all.isEmpty()
                ? Ways.atLeast(verification.level()).areReachedBy(proven)
                : all.stream().allMatch(CaseNeed::isMet)) {
            verification.verified(now);
        }
        auditTrail.record(AuditEntry.of(verification.requestId(), actor, "identity.verified")
                .with("verificationId", verification.id())
                .with("purpose", VerificationPurpose.CASE)
                .with("level", level));
        outbox.publish(new IdentityEvent.Verified(
                verification.requestId(),
                verification.id(),
                level,
                VerificationPurpose.CASE,
                now,
                all.isEmpty()
                        ? null
                        : all.stream()
                                .filter(CaseNeed::isMet)
                                .map(CaseNeed::caseId)
                                .toList()));
    }

    /** Notes that a level no longer counts; the cases that rest on it need it anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lose(Verification verification, AssuranceLevel level, Instant now) {
        levels.of(verification.id()).stream()
                .filter(proven -> proven.level() == level)
                .forEach(proven -> proven.end(now));
        levels.flush();
        Set<AssuranceLevel> proven = levels.levelsOf(verification.id());
        List<CaseNeed> unmet = needs.of(verification.id()).stream()
                .filter(need -> !need.ways().areReachedBy(proven))
                .toList();
        unmet.forEach(CaseNeed::reopen);
        if (!unmet.isEmpty()) {
            verification.notVerified();
        }
    }
}
