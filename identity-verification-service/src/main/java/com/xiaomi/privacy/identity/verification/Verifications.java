package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.IdentityProofs;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.challenge.Challenge;
import com.xiaomi.privacy.identity.challenge.ChallengeRepository;
import com.xiaomi.privacy.identity.challenge.Challenges;
import com.xiaomi.privacy.identity.challenge.LockDelay;
import com.xiaomi.privacy.identity.challenge.OneTimeCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        this.proofs = proofs;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.config = config;
        this.clock = clock;
        this.self = new Actor.System(service);
    }

    /**
     * Opens the verification of a request and issues its first code; does nothing if there is one. A level above CONTACT
     * gets no code, for a code can't reach it.
     */
    @Transactional
    public void open(UUID requestId, AssuranceLevel level) {
        if (verifications.existsFor(requestId)) {
            return;
        }
        Instant now = clock.instant();
        Verification opened =
                new Verification(Ids.next(), requestId, level, now, now.plus(config.verificationValidity()));
        verifications.persist(opened);
        auditTrail.record(AuditEntry.of(requestId, self, "verification.opened")
                .with("verificationId", opened.id())
                .with("level", level));
        outbox.publish(new IdentityEvent.VerificationOpened(requestId, opened.id(), level, opened.expiresAt()));
        if (level == AssuranceLevel.CONTACT) {
            challenges.issueFirst(opened, VerificationPurpose.CASE, self);
        }
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
                    purpose,
                    VerificationView.E_MAIL,
                    found.expiresAt(),
                    found.attemptsLeft());
        });
    }

    /** Takes a code. The try is counted, and stays counted, before the code is looked at. */
    @Transactional
    public CodeResult enter(Actor.Requester person, UUID verificationId, String code) {
        Instant now = clock.instant();
        UUID requestId = person.requestId();
        boolean counted = verifications.countTry(requestId, verificationId, now.minus(config.codeValidity()));
        Optional<Verification> verification = verifications.lockOf(requestId, verificationId);
        if (verification.isEmpty()) {
            return new CodeResult.Unknown();
        }
        return counted ? compare(person, verification.get(), code, now) : refused(verification.get(), now);
    }

    /** Gives out a new code; the one before is void. */
    @Transactional
    public ResendResult resend(Actor.Requester person, UUID verificationId, VerificationPurpose purpose) {
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
        challenges.replace(verification, live, purpose, person);
        return new ResendResult.Issued();
    }

    private CodeResult compare(Actor.Requester person, Verification verification, String code, Instant now) {
        Optional<Challenge> live = liveChallenges
                .lockLiveOf(verification.id())
                .filter(challenge -> challenge.isLive(challenge.issueNumber(), config.codeValidity(), now))
                .filter(challenge -> isStillWanted(challenge, verification, now));
        if (live.isEmpty()) {
            return new CodeResult.Expired();
        }
        Challenge challenge = live.get();
        return codes.matches(challenge.id(), challenge.issueNumber(), code)
                ? accept(person, verification, challenge, now)
                : countWrong(person, verification, challenge, now);
    }

    private boolean isStillWanted(Challenge challenge, Verification verification, Instant now) {
        return challenge.purpose() != VerificationPurpose.CASE || verification.state(now) == VerificationState.OPEN;
    }

    private CodeResult accept(Actor.Requester person, Verification verification, Challenge challenge, Instant now) {
        challenge.end(now);
        verification.forgetAttempts();
        VerificationPurpose purpose = challenge.purpose();
        if (purpose == VerificationPurpose.CASE) {
            verification.verified(now);
        }
        auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.verified")
                .with("verificationId", verification.id())
                .with("challengeId", challenge.id())
                .with("purpose", purpose)
                .with("level", AssuranceLevel.CONTACT));
        outbox.publish(new IdentityEvent.Verified(
                person.requestId(), verification.id(), AssuranceLevel.CONTACT, purpose, now));
        return new CodeResult.Accepted(
                AssuranceLevel.CONTACT,
                purpose,
                switch (purpose) {
                    case CASE -> Optional.empty();
                    case PACKAGE_DOWNLOAD, CONTACT_CHANGE -> Optional.of(proofs.issue(person.requestId(), purpose));
                });
    }

    private CodeResult countWrong(Actor.Requester person, Verification verification, Challenge challenge, Instant now) {
        auditTrail.record(AuditEntry.of(person.requestId(), person, "identity.code-wrong")
                .with("challengeId", challenge.id())
                .with("issueNumber", challenge.issueNumber())
                .with("attemptsLeft", verification.attemptsLeft()));
        if (verification.isExhausted()) {
            Duration delay = LockDelay.after(verification.locks(), config.firstLock(), config.longestLock());
            verification.lock(now.plus(delay));
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

    private static Optional<ResendResult> obstacle(
            Verification verification, VerificationPurpose purpose, Instant now) {
        if (verification.isLocked(now)) {
            return Optional.of(new ResendResult.Locked(Duration.between(now, verification.lockedUntil())));
        }
        return Optional.ofNullable(
                switch (verification.state(now)) {
                    case EXPIRED -> new ResendResult.Expired();
                    case VERIFIED -> purpose == VerificationPurpose.CASE ? new ResendResult.AlreadyVerified() : null;
                    case OPEN -> whileOpen(verification.level(), purpose);
                });
    }

    private static ResendResult whileOpen(AssuranceLevel level, VerificationPurpose purpose) {
        return switch (purpose) {
            case CASE -> level == AssuranceLevel.CONTACT ? null : new ResendResult.CodeNotEnough();
            case PACKAGE_DOWNLOAD -> new ResendResult.NotYetVerified();
            case CONTACT_CHANGE -> null;
        };
    }

    private Optional<ResendResult> tooSoon(Challenge challenge, Instant now) {
        Instant allowed = challenge.issuedAt().plus(config.resendPause());
        return now.isBefore(allowed)
                ? Optional.of(new ResendResult.TooSoon(Duration.between(now, allowed)))
                : Optional.empty();
    }
}
