package com.xiaomi.privacy.identity.challenge;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A code the person is asked for. At most one per verification is live, so a typed code has only one meaning. */
@Entity
public class Challenge {

    @Id
    private UUID challengeId;

    private UUID verificationId;

    @Enumerated(EnumType.STRING)
    private VerificationPurpose purpose;

    private int issueNumber;
    private Instant issuedAt;
    private Instant firstAskedAt;
    private Instant endedAt;
    private byte[] sessionHash;
    private boolean byPost;

    /** For Hibernate. */
    protected Challenge() {}

    /**
     * A first issue.
     *
     * @param session the browser in which the code is to be entered; empty if in any
     */
    public Challenge(
            UUID challengeId,
            UUID verificationId,
            VerificationPurpose purpose,
            Optional<BrowserSession> session,
            Instant issuedAt) {
        this.challengeId = challengeId;
        this.verificationId = verificationId;
        this.purpose = purpose;
        this.issueNumber = 1;
        this.sessionHash = session.map(BrowserSession::hash).orElse(null);
        this.issuedAt = issuedAt;
    }

    /** The next code of this challenge, for the browser that asks now; the one before is void. */
    public void reissue(Optional<BrowserSession> session, Instant at) {
        sessionHash = session.map(BrowserSession::hash).orElse(null);
        issueNumber++;
        issuedAt = at;
        firstAskedAt = null;
        byPost = false;
    }

    /**
     * Notification asks for the code in order to send it; the first time starts its validity, and decides by which way it goes. A letter
     * outlives the session of any browser, so its code may be entered in every one that the person's pass is in.
     */
    void asked(CodeWay way, Instant at) {
        if (firstAskedAt == null) {
            firstAskedAt = at;
            byPost = way == CodeWay.POST;
            if (byPost) {
                sessionHash = null;
            }
        }
    }

    /** It was used, or another challenge takes its place. */
    public void end(Instant at) {
        endedAt = at;
    }

    /** Whether this issue can still be sent and used. */
    public boolean isLive(int issue, CodeValidity validity, Instant at) {
        return endedAt == null && issue == issueNumber && (firstAskedAt == null || at.isBefore(validUntil(validity)));
    }

    /** When the code stops working, once it was asked for, UTC. */
    Instant validUntil(CodeValidity validity) {
        return firstAskedAt.plus(validity.of(byPost ? CodeWay.POST : CodeWay.MAIL));
    }

    /** Whether it may go by a way. By post goes what somebody who is reached by letters only can't do without. */
    boolean mayGo(CodeWay way) {
        return way == CodeWay.MAIL
                || switch (purpose) {
                    case CASE, PACKAGE_DOWNLOAD -> true;
                    case CONTACT_CHANGE -> false;
                };
    }

    /** Whether the code may be entered in a browser. */
    public boolean isOf(Optional<BrowserSession> session) {
        return sessionHash == null
                || session.filter(present -> MessageDigest.isEqual(sessionHash, present.hash()))
                        .isPresent();
    }

    /** Its id. */
    public UUID id() {
        return challengeId;
    }

    /** The verification it belongs to. */
    public UUID verificationId() {
        return verificationId;
    }

    /** What the right code is good for. */
    public VerificationPurpose purpose() {
        return purpose;
    }

    /** Counts the codes of this challenge, from 1. */
    public int issueNumber() {
        return issueNumber;
    }

    /** When the current code was issued, UTC. */
    public Instant issuedAt() {
        return issuedAt;
    }
}
