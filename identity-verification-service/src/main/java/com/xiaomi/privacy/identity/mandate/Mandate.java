package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;

/** The authority of a requester to act for the data subject. */
@Entity
@DynamicUpdate // Tries are counted beside Hibernate: what was not changed here must not be written back.
public class Mandate {

    /** Wrong codes that are accepted before a new one is needed. The table's constraint says the same. */
    static final int MAX_ATTEMPTS = 5;
    /** Mails about one mandate; a data subject is not to be flooded by whoever knows its id. */
    static final int MAX_MAILS = 10;

    private static final String COMMA = ",";

    @Id
    private UUID mandateId;

    private UUID verificationId;

    @Enumerated(EnumType.STRING)
    private MandateKind kind;

    private LocalDate validFrom;
    private LocalDate validUntil;
    private String scope;

    @Enumerated(EnumType.STRING)
    private MandateState state;

    @Enumerated(EnumType.STRING)
    private Confirmation confirmation;

    @Column
    @Enumerated(EnumType.STRING)
    private WaiverReason waiverReason;

    @Column
    private UUID waivedBy;

    private int issueNumber;
    private int attempts;
    private int mails;
    private Instant lastMailAt;
    private Instant declaredAt;
    private Instant documentAcceptedAt;

    @Column
    private UUID documentAcceptedBy;

    @Column
    private Instant provenAt;

    @Column
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private MandateEnd endReason;

    /** For Hibernate. */
    protected Mandate() {}

    Mandate(UUID mandateId, UUID verificationId, MandateDeclaration declared, boolean subjectIsAsked, Instant now) {
        this.mandateId = mandateId;
        this.verificationId = verificationId;
        this.kind = declared.kind();
        this.validFrom = declared.validFrom();
        this.validUntil = declared.validUntil();
        this.scope = declared.scope().stream().sorted().map(Enum::name).collect(Collectors.joining(COMMA));
        this.state = subjectIsAsked ? MandateState.DECLARED : MandateState.AWAITING_DOCUMENT;
        this.confirmation = subjectIsAsked ? Confirmation.ASKED : Confirmation.NOT_NEEDED;
        this.issueNumber = subjectIsAsked ? 1 : 0;
        this.mails = subjectIsAsked ? 1 : 0;
        this.lastMailAt = subjectIsAsked ? now : null;
        this.declaredAt = now;
    }

    /** Whether just this is declared, and open. */
    boolean says(MandateDeclaration declared) {
        return state.isOpen() && new MandateDeclaration(kind, validFrom, validUntil, scope()).equals(declared);
    }

    void documentAccepted(Actor.Staff by, Instant at) {
        documentAcceptedAt = at;
        documentAcceptedBy = by.subject();
    }

    void confirmed() {
        confirmation = Confirmation.CONFIRMED;
    }

    void waived(WaiverReason reason, Actor.Staff by) {
        confirmation = Confirmation.WAIVED;
        waiverReason = reason;
        waivedBy = by.subject();
    }

    void moveTo(MandateState next, Instant at) {
        state = next;
        if (next == MandateState.PROVEN) {
            provenAt = at;
        }
    }

    void end(MandateState next, MandateEnd reason, Instant at) {
        state = next;
        endReason = reason;
        endedAt = at;
    }

    /** A right code was sent: whoever tried wrong ones before can't have had it. */
    void forgetAttempts() {
        attempts = 0;
    }

    /** The data subject is written to once more; the code stays, unless its tries are used up. */
    void askedAgain(Instant at) {
        if (isExhausted()) {
            issueNumber++;
            attempts = 0;
        }
        mails++;
        lastMailAt = at;
    }

    /** Whether the data subject may be written to now. */
    boolean canBeAskedAgain(Instant at, Duration pause) {
        return hasCode() && mails < MAX_MAILS && !at.isBefore(lastMailAt.plus(pause));
    }

    /** Whether there is a code for the data subject, and something left to say with it. */
    boolean hasCode() {
        return state.isOpen() && issueNumber > 0;
    }

    boolean isExhausted() {
        return attempts >= MAX_ATTEMPTS;
    }

    /** Whether its last day is over everywhere. */
    boolean isOver(Instant at) {
        Instant end = MandateDeclaration.end(validUntil);
        return end != null && !at.isBefore(end);
    }

    /** Its id. */
    public UUID id() {
        return mandateId;
    }

    /** The verification whose requester it is about. */
    public UUID verificationId() {
        return verificationId;
    }

    /** As what the requester acts. */
    public MandateKind kind() {
        return kind;
    }

    /** First day. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** Last day; null where there is none. */
    public LocalDate validUntil() {
        return validUntil;
    }

    /** What it covers; empty for all. */
    public Set<Right> scope() {
        return Arrays.stream(scope.split(COMMA))
                .filter(Predicate.not(String::isEmpty))
                .map(Right::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where it stands. */
    public MandateState state() {
        return state;
    }

    /** What the data subject has to say about it. */
    public Confirmation confirmation() {
        return confirmation;
    }

    /** Counts the codes for the data subject, from 1; 0 where they were not asked. */
    int issueNumber() {
        return issueNumber;
    }

    /** Whether a person of the staff accepted a document. */
    public boolean isDocumentAccepted() {
        return documentAcceptedAt != null;
    }

    /** When it was declared, UTC. */
    public Instant declaredAt() {
        return declaredAt;
    }

    /** Why it ended; null while it has not. */
    public MandateEnd endReason() {
        return endReason;
    }
}
