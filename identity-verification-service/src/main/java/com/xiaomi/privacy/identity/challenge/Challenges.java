package com.xiaomi.privacy.identity.challenge;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Issues challenges, and hands their codes to whoever sends them. */
@ApplicationScoped
public class Challenges {

    private final ChallengeRepository challenges;
    private final VerificationRepository verifications;
    private final OneTimeCodes codes;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final IdentityConfig config;
    private final Clock clock;

    Challenges(
            ChallengeRepository challenges,
            VerificationRepository verifications,
            OneTimeCodes codes,
            Outbox outbox,
            AuditTrail auditTrail,
            IdentityConfig config,
            Clock clock) {
        this.challenges = challenges;
        this.verifications = verifications;
        this.codes = codes;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.config = config;
        this.clock = clock;
    }

    /** Issues the first code of a new challenge. The caller holds the verification's lock, or has just made it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void issueFirst(
            Verification verification, VerificationPurpose purpose, Optional<BrowserSession> session, Actor actor) {
        Challenge issued = new Challenge(Ids.next(), verification.id(), purpose, session, clock.instant());
        challenges.persist(issued);
        announce(verification, issued, actor);
    }

    /**
     * Issues a code in place of the live one: the next of the same challenge if the purpose is the same.
     *
     * @param live the live challenge, locked; empty if there is none
     * @param session the browser in which the code is to be entered; empty if in any
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(
            Verification verification,
            Optional<Challenge> live,
            VerificationPurpose purpose,
            Optional<BrowserSession> session,
            Actor actor) {
        Instant now = clock.instant();
        Optional<Challenge> same = live.filter(challenge -> challenge.purpose() == purpose);
        if (same.isPresent()) {
            same.get().reissue(session, now);
            announce(verification, same.get(), actor);
            return;
        }
        live.ifPresent(other -> {
            other.end(now);
            // Hibernate would write the new row first, and the index allows only one live challenge.
            challenges.flush();
        });
        issueFirst(verification, purpose, session, actor);
    }

    /**
     * The code of one issue, for sending. The same ask gives the same code until it is used, replaced or expired.
     *
     * @param way by which it goes; the first ask decides how long it works
     * @param asker the program that sends it
     */
    @Transactional
    public Ask ask(UUID challengeId, int issueNumber, CodeWay way, Actor asker) {
        Instant now = clock.instant();
        Optional<Challenge> found = challenges.lock(challengeId);
        if (found.isEmpty()) {
            return new Ask.Unknown();
        }
        Challenge challenge = found.get();
        CodeValidity validity = CodeValidity.of(config);
        if (!challenge.isLive(issueNumber, validity, now) || !challenge.mayGo(way)) {
            return new Ask.Void();
        }
        challenge.asked(way, now);
        UUID requestId = verifications.findById(challenge.verificationId()).requestId();
        auditTrail.record(AuditEntry.of(requestId, asker, "identity.code-asked")
                .with("challengeId", challengeId)
                .with("issueNumber", issueNumber)
                .with("way", way)
                .with("purpose", challenge.purpose()));
        return new Ask.Code(
                codes.code(challengeId, issueNumber),
                Duration.between(now, challenge.validUntil(validity)),
                challenge.purpose());
    }

    private void announce(Verification verification, Challenge issued, Actor actor) {
        auditTrail.record(AuditEntry.of(verification.requestId(), actor, "identity.challenge-issued")
                .with("challengeId", issued.id())
                .with("issueNumber", issued.issueNumber())
                .with("purpose", issued.purpose()));
        outbox.publish(new IdentityEvent.ChallengeIssued(
                verification.requestId(), verification.id(), issued.id(), issued.purpose(), issued.issueNumber()));
    }

    /** What came of asking for a code. */
    public sealed interface Ask {

        /** The code, and how long it works from now. */
        record Code(String digits, Duration validFor, VerificationPurpose purpose) implements Ask {

            @Override
            public String toString() {
                return "Code[for " + purpose + "]";
            }
        }

        /** Used, replaced or expired. */
        record Void() implements Ask {}

        /** No such challenge. */
        record Unknown() implements Ask {}
    }
}
