package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.legal.FirstDueDate.DueStatus;
import com.xiaomi.privacy.casework.legal.FirstDueDate.Reading;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One right asked for in a request, on its way to an answer. */
@Entity
public class RightsCase {

    @Id
    private UUID caseId;

    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private Right assertedRight;

    private String law;
    private String lawVersion;
    private LocalDate due;

    @Enumerated(EnumType.STRING)
    private DueStatus dueStatus;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Enumerated(EnumType.STRING)
    private Proposal proposal;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private UUID assignee;
    private Instant openedAt;
    private Instant updatedAt;
    private Instant closedAt;
    private Instant packageAvailableUntil;

    @Version
    private long version;

    /** For Hibernate. */
    protected RightsCase() {}

    /** A new case under its law. */
    RightsCase(UUID requestId, RequestedCase requested, Reading reading, Instant now) {
        this.caseId = requested.caseId();
        this.requestId = requestId;
        this.assertedRight = requested.right();
        this.law = reading.law();
        this.lawVersion = reading.lawVersion();
        this.due = reading.due();
        this.dueStatus = reading.status();
        this.state = CaseState.RECEIVED;
        this.openedAt = now;
        this.updatedAt = now;
    }

    void moveTo(CaseState to, Instant now) {
        state = to;
        updatedAt = now;
        if (to != CaseState.AWAITING_APPROVAL) {
            proposal = null;
        }
    }

    void propose(Proposal proposed) {
        proposal = proposed;
    }

    void assignTo(UUID staff, Instant now) {
        assignee = staff;
        updatedAt = now;
    }

    void close(Outcome with, Instant availableUntil, Instant now) {
        outcome = with;
        packageAvailableUntil = availableUntil;
        closedAt = now;
    }

    /** Notes that something which is shown with the case has changed, so that its version does too. */
    public void touch(Instant now) {
        updatedAt = now;
    }

    /** Minted by intake. */
    public UUID caseId() {
        return caseId;
    }

    /** The request it belongs to. */
    public UUID requestId() {
        return requestId;
    }

    /** What the person asked for. */
    public Right right() {
        return assertedRight;
    }

    /** The law, or what stands in for one. */
    public String law() {
        return law;
    }

    /** Version of the tables that the case keeps for its life. */
    public String lawVersion() {
        return lawVersion;
    }

    /** Last day for the answer at the controller's place; null while the clock is not running. */
    public LocalDate due() {
        return due;
    }

    /** How sure the date is. */
    public DueStatus dueStatus() {
        return dueStatus;
    }

    /** Where it stands. */
    public CaseState state() {
        return state;
    }

    /** What a second person is to approve; empty unless one is asked to. */
    public Optional<Proposal> proposal() {
        return Optional.ofNullable(proposal);
    }

    /** How it ended; null while open. */
    public Outcome outcome() {
        return outcome;
    }

    /** The agent who has it; empty if nobody has. */
    public Optional<UUID> assignee() {
        return Optional.ofNullable(assignee);
    }

    /** UTC. */
    public Instant openedAt() {
        return openedAt;
    }

    /** Last change, UTC. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** UTC; null while open. */
    public Instant closedAt() {
        return closedAt;
    }

    /** End of the download of the package, UTC; null if there is none to download. */
    public Instant packageAvailableUntil() {
        return packageAvailableUntil;
    }

    /** Counts the changes; the ETag of the case. */
    public long version() {
        return version;
    }

    /** What a second person can be asked to approve. */
    public enum Proposal {
        GRANT,
        REFUSAL
    }
}
