package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.access.IdentityProofs.Proof;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.challenge.Challenge;
import com.xiaomi.privacy.identity.challenge.ChallengeRepository;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.CodeValidity;
import com.xiaomi.privacy.identity.challenge.LockDelay;
import com.xiaomi.privacy.identity.challenge.OneTimeCodes;
import com.xiaomi.privacy.identity.risk.RiskSignals;
import com.xiaomi.privacy.legal.clock.ProofTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens verifications, takes codes and gives out new ones. */
@ApplicationScoped
public class Verifications {

    private final VerificationRepository verifications;
    private final ChallengeRepository liveChallenges;
    private final Challenges challenges;
    private final OneTimeCodes codes;
    private final Assurance assurance;
    private final VerificationDeadlines deadlines;
    private final RiskSignals signals;
    private final IdentityProofs proofs;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final IdentityConfig config;
    private final Clock clock;
    private final Actor self;

    Verifications(
            VerificationRepository verifications,
            ChallengeRepository liveChallenges,
            Challenges challenges,
            OneTimeCodes codes,
            Assurance assurance,
            VerificationDeadlines deadlines,
            RiskSignals signals,
            IdentityProofs proofs,
            Outbox outbox,
            AuditTrail auditTrail,
            IdentityConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.verifications = verifications;
        this.liveChallenges = liveChallenges;
        this.challenges = challenges;
        this.codes = codes;
        this.assurance = assurance;
        this.deadlines = deadlines;
        this.signals = signals;
        this.proofs = proofs;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.config = config;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /**
     * Opens the verification of a request and issues its first code, if one is of use; does nothing if there is one.
     */
    @Transactional
    public void open(IdentityRequired wish) {
        UUID requestId = wish.requestId();
        if (verifications.existsFor(requestId)) {
            return;
        }
        Instant now = clock.instant();
        UUID verificationId = Ids.next();
        List<CaseNeed> needs = assurance.decide(wish, verificationId, now);
        AssuranceLevel level = needs.stream()
                .map(CaseNeed::level)
                .max(Comparator.naturalOrder())
                .orElse(wish.level());
        Verification opened =
                new Verification(verificationId, wish, level, now, proofTime().end(now, wish.due()));
        verifications.persist(opened);
        assurance.keep(requestId, needs, self);
        auditTrail.record(AuditEntry.of(requestId, self, "verification.opened")
                .with("verificationId", opened.id())
                .with("level", level));
        outbox.publish(new IdentityEvent.VerificationOpened(requestId, opened.id(), level, opened.expiresAt()));
        if (isCodeOfUse(opened)) {
            challenges.issueFirst(opened, VerificationPurpose.CASE, Optional.empty(), self);
        }
        deadlines.watch(opened);
        signals.opened(opened);
    }

    private ProofTime proofTime() {
        return new ProofTime(config.verificationValidity(), config.noticeBeforeDue(), config.leastValidity());
    }

    /** The verification as the person sees it; empty for everybody but the person of the request. */
    @Transactional
    public Optional<VerificationView> view(UUID requestId, UUID verificationId) {
        return verifications.findOf(requestId, verificationId).map(found -> {
            VerificationPurpose purpose = liveChallenges
                    .liveOf(verificationId)
                    .map(Challenge::purpose)
                    .orElse(VerificationPurpose.CASE);
            return new VerificationView(
                    found.id(),
                    found.state(clock.instant()),
                    found.level(),
                    assurance.needsOf(found.id()).stream()
                            .map(VerificationView.CaseNeedView::of)
                            .toList(),
                    assurance.levelsOf(found.id()),
                    purpose,
                    VerificationView.E_MAIL,
                    found.expiresAt(),
                    found.attemptsLeft());
        });
    }

    /**
     * Whose mailbox the codes of a verification go to: a random id of it or, in requests from before that was told and in
     * those that came by letter, of the data subject. Empty if there is no such verification, or neither is known.
     */
    @Transactional
    public Optional<UUID> mailboxOf(UUID requestId, UUID verificationId) {
        return verifications
                .findOf(requestId, verificationId)
                .map(found -> found.contactRef() == null ? found.personRef() : found.contactRef());
    }

    /** Takes a code. The try is counted, and stays counted, before the code is looked at. */
    @Transactional
    public CodeResult enter(
            Actor.Requester person, UUID verificationId, String code, Optional<BrowserSession> session) {
        Instant now = clock.instant();
        UUID requestId = person.requestId();
        boolean counted = verifications.countTry(requestId, verificationId, CodeValidity.of(config), now);
        Optional<Verification> verification = verifications.lockOf(requestId, verificationId);
        if (verification.isEmpty()) {
            return new CodeResult.Unknown();
        }
        return counted ? compare(person, verification.get(), code, session, now) : refused(verification.get(), now);
    }

    /**
     * Gives out a new code; the one before is void.
     *
     * @param session the browser that asks; empty if it has not asked before
     */
    @Transactional
    public ResendResult resend(
            Actor.Requester person,
            UUID verificationId,
            VerificationPurpose purpose,
            Optional<BrowserSession> session) {
        Instant now = clock.instant();
        Optional<Verification> found = verifications.lockOf(person.requestId(), verificationId);
        if (found.isEmpty()) {
            return new ResendResult.Unknown();
        }
        Verification verification = found.get();
        Optional<Challenge> live = liveChallenges.lockLiveOf(verificationId);
        Optional<ResendResult> obstacle =
                obstacle(verification, purpose, now).or(() -> live.flatMap(challenge -> tooSoon(challenge, now)));
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        if (verification.isExhausted()) {
            verification.unlock();
        }
        Optional<BrowserSession> bound = boundTo(purpose, session);
        challenges.replace(verification, live, purpose, bound, person);
        return new ResendResult.Issued(bound);
    }

    /** A code that makes a fresh proof is good in one browser only. */
    private static Optional<BrowserSession> boundTo(VerificationPurpose purpose, Optional<BrowserSession> session) {
        return switch (purpose) {
            case CASE -> Optional.empty();
            case PACKAGE_DOWNLOAD, CONTACT_CHANGE -> session.or(() -> Optional.of(BrowserSession.begin()));
        };
    }

    private CodeResult compare(
            Actor.Requester person,
            Verification verification,
            String code,
            Optional<BrowserSession> session,
            Instant now) {
        Optional<Challenge> live = liveChallenges
                .lockLiveOf(verification.id())
                .filter(challenge -> challenge.isLive(challenge.issueNumber(), CodeValidity.of(config), now))
                .filter(challenge -> isStillWanted(challenge, verification, now));
        if (live.isEmpty()) {
            return new CodeResult.Expired();
        }
        Challenge challenge = live.get();
        if (!challenge.isOf(session)) {
            return new CodeResult.AnotherSession();
        }
        return codes.matches(challenge.id(), challenge.issueNumber(), code)
                ? accept(person, verification, challenge, session, now)
                : countWrong(person, verification, challenge, now);
    }

    private boolean isStillWanted(Challenge challenge, Verification verification, Instant now) {
        return challenge.purpose() != VerificationPurpose.CASE || verification.state(now) != VerificationState.VERIFIED;
    }

    private CodeResult accept(
            Actor.Requester person,
            Verification verification,
            Challenge challenge,
            Optional<BrowserSession> session,
            Instant now) {
        challenge.end(now);
        verification.forgetAttempts();
        auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.code-right")
                .with("challengeId", challenge.id())
                .with("issueNumber", challenge.issueNumber()));
        return switch (challenge.purpose()) {
            case CASE -> {
                assurance.reach(verification, AssuranceLevel.CONTACT, person, now);
                yield new CodeResult.Accepted(
                        verification.state(now), AssuranceLevel.CONTACT, challenge.purpose(), Optional.empty());
            }
            case PACKAGE_DOWNLOAD, CONTACT_CHANGE -> {
                // There is none where the code came by letter; then the proof is good in the one that begins now.
                BrowserSession bound = session.orElseGet(BrowserSession::begin);
                yield new CodeResult.Accepted(
                        verification.state(now),
                        AssuranceLevel.CONTACT,
                        challenge.purpose(),
                        Optional.of(new CodeResult.FreshProof(
                                provenAfresh(person, verification, challenge, bound, now), bound)));
            }
        };
    }

    private Proof provenAfresh(
            Actor.Requester person, Verification verification, Challenge challenge, BrowserSession bound, Instant now) {
        auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.verified")
                .with("verificationId", verification.id())
                .with("challengeId", challenge.id())
                .with("purpose", challenge.purpose())
                .with("level", AssuranceLevel.CONTACT));
        outbox.publish(new IdentityEvent.Verified(
                person.requestId(), verification.id(), AssuranceLevel.CONTACT, challenge.purpose(), now, List.of()));
        return proofs.issue(person.requestId(), challenge.purpose(), bound.hash());
    }

    private CodeResult countWrong(Actor.Requester person, Verification verification, Challenge challenge, Instant now) {
        auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.code-wrong")
                .with("challengeId", challenge.id())
                .with("issueNumber", challenge.issueNumber())
                .with("attemptsLeft", verification.attemptsLeft()));
        if (verification.isExhausted()) {
            Duration delay = LockDelay.after(verification.locks(), config.firstLock(), config.longestLock());
            verification.lock(now.plus(delay));
            signals.locked(verification);
            auditTrail.record(AuditEntry.of(person.requestId(), self, "identity.locked")
                    .with("verificationId", verification.id())
                    .with("until", verification.lockedUntil()));
        }
        return new CodeResult.Wrong();
    }

    private static CodeResult refused(Verification verification, Instant now) {
        return verification.isLocked(now)
                ? new CodeResult.Locked(Duration.between(now, verification.lockedUntil()))
                : new CodeResult.Expired();
    }

    private Optional<ResendResult> obstacle(Verification verification, VerificationPurpose purpose, Instant now) {
        if (verification.isLocked(now)) {
            return Optional.of(new ResendResult.Locked(Duration.between(now, verification.lockedUntil())));
        }
        return Optional.ofNullable(
                switch (verification.state(now)) {
                    case VERIFIED -> purpose == VerificationPurpose.CASE ? new ResendResult.AlreadyVerified() : null;
                    // Proof that comes late still counts; a person decides what becomes of it.
                    case OPEN, EXPIRED -> beforeProof(verification, purpose);
                });
    }

    private ResendResult beforeProof(Verification verification, VerificationPurpose purpose) {
        return switch (purpose) {
            case CASE -> isCodeOfUse(verification) ? null : new ResendResult.CodeNotEnough();
            case PACKAGE_DOWNLOAD -> new ResendResult.NotYetVerified();
            case CONTACT_CHANGE -> null;
        };
    }

    private boolean isCodeOfUse(Verification verification) {
        List<CaseNeed> needs = assurance.needsOf(verification.id());
        return needs.isEmpty()
                ? verification.level() == AssuranceLevel.CONTACT
                : needs.stream().anyMatch(need -> need.ways().mention(AssuranceLevel.CONTACT));
    }

    private Optional<ResendResult> tooSoon(Challenge challenge, Instant now) {
        Instant allowed = challenge.issuedAt().plus(config.resendPause());
        return now.isBefore(allowed)
                ? Optional.of(new ResendResult.TooSoon(Duration.between(now, allowed)))
                : Optional.empty();
    }
}
