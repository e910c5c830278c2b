package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.legal.CaseClock.Reading;
import com.xiaomi.privacy.casework.legal.DueStatus;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SQLRestriction;

/** One right asked for in a request, on its way to an answer. */
@Entity
@SQLRestriction("state <> 'ANONYMISED'") // Nobody can look at what is forgotten.
public class RightsCase {

    @Id
    private UUID caseId;

    private UUID requestId;

    // Of the request, for queues are filtered by them.
    private String country;
    private String language;
    private Instant receivedAt;

    // No reason to look at the case again: what staff read is not what they decide on.
    @OptimisticLock(excluded = true)
    @SuppressWarnings("unused") // Read by the statements of queues only.
    private boolean unread;

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

    @Enumerated(EnumType.STRING)
    private EscalationRole escalatedTo;

    private Instant openedAt;
    private Instant updatedAt;
    private Instant closedAt;
    private Instant packageAvailableUntil;
    private short round;
    private LocalDate appealUntil;
    private UUID mergedInto;
    private UUID splitFrom;
    private UUID askedAs;
    private String[] categories = {};
    private boolean isolated;
    private boolean restricted;

    @Version
    private long version;

    /** For Hibernate. */
    protected RightsCase() {}

    /** A new case under its law. */
    RightsCase(CaseRequest request, RequestedCase requested, Reading reading, Instant now) {
        this.caseId = requested.caseId();
        this.requestId = request.requestId();
        this.country = request.country();
        this.language = request.language();
        this.receivedAt = request.receivedAt();
        this.assertedRight = requested.right();
        this.law = reading.law();
        this.lawVersion = reading.lawVersion();
        this.due = reading.due();
        this.dueStatus = reading.status();
        this.state = CaseState.RECEIVED;
        this.round = 1;
        this.openedAt = now;
        this.updatedAt = now;
    }

    /** A part of a case that goes its own way: under the same law, of the same receipt, with the same agent. */
    RightsCase(RightsCase from, Set<DataCategory> part, Instant now) {
        this.caseId = Ids.next();
        this.requestId = from.requestId;
        this.assertedRight = from.assertedRight;
        this.country = from.country;
        this.language = from.language;
        this.receivedAt = from.receivedAt;
        this.unread = from.unread;
        this.law = from.law;
        this.lawVersion = from.lawVersion;
        this.due = from.due;
        this.dueStatus = from.dueStatus;
        this.state = from.state;
        this.assignee = from.assignee;
        this.escalatedTo = from.escalatedTo;
        this.round = 1;
        this.splitFrom = from.caseId;
        this.askedAs = from.askedAs();
        this.categories = names(part);
        this.openedAt = now;
        this.updatedAt = now;
    }

    /** Leaves the rest of the data to another case. */
    void narrowTo(Set<DataCategory> rest, Instant now) {
        categories = names(rest);
        updatedAt = now;
    }

    private static String[] names(Set<DataCategory> some) {
        return some.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    void anonymise(Instant now) {
        state = CaseState.ANONYMISED;
        assignee = null;
        escalatedTo = null;
        packageAvailableUntil = null;
        updatedAt = now;
    }

    /** Puts it where the table said. */
    void moveTo(CaseState to, Instant now) {
        if (state == CaseState.CLOSED && to != CaseState.CLOSED) {
            reopen();
        }
        if (to == CaseState.IN_FULFILMENT) {
            // What comes next takes the place of a package that was released before.
            packageAvailableUntil = null;
        }
        state = to;
        updatedAt = now;
        if (to != CaseState.AWAITING_APPROVAL) {
            proposal = null;
        }
    }

    private void reopen() {
        outcome = null;
        closedAt = null;
        assignee = null;
        escalatedTo = null;
        mergedInto = null;
        appealUntil = null;
        // Whoever has to answer must see it; what is kept of it is isolated again when it is closed.
        isolated = false;
        round++;
    }

    /** Takes over what the legal clock says now. */
    public void countAnew(Reading reading) {
        due = reading.due();
        dueStatus = reading.status();
    }

    /** Keeps until when the decision can be contested. */
    public void canBeContestedUntil(LocalDate lastDay) {
        appealUntil = lastDay;
    }

    /** Names the case that leads; the case is closed as its duplicate next. */
    public void mergeInto(UUID leadingCaseId) {
        mergedInto = leadingCaseId;
    }

    void propose(Proposal proposed) {
        proposal = proposed;
    }

    /**
     * Gives the case to an agent.
     *
     * @param staff {@code sub} of the agent; null for nobody
     */
    public void assignTo(UUID staff, Instant now) {
        assignee = staff;
        updatedAt = now;
    }

    /**
     * Puts the case before a role.
     *
     * @param role null to take it back
     */
    public void escalateTo(EscalationRole role, Instant now) {
        escalatedTo = role;
        updatedAt = now;
    }

    void close(Outcome with, Instant availableUntil, Instant now) {
        outcome = with;
        packageAvailableUntil = availableUntil;
        closedAt = now;
    }

    /** Whether only the role legal opens the case from now on, for it is kept under a legal hold and otherwise done. */
    public void isolate(boolean away, Instant now) {
        isolated = away;
        updatedAt = now;
    }

    /** Whether only the role legal opens the case. */
    public boolean isIsolated() {
        return isolated;
    }

    /** Whether data systems restrict processing by the case from now on (GDPR Art. 18). */
    public void restrict(boolean stands, Instant now) {
        restricted = stands;
        updatedAt = now;
    }

    /** Whether data systems restrict processing by the case. */
    public boolean isRestricted() {
        return restricted;
    }

    /** Notes that something which is shown with the case has changed, so that its version does too. */
    public void touch(Instant now) {
        updatedAt = now;
    }

    /** Notes whether the person wrote something that no staff has read yet. */
    void mailWaits(boolean waits) {
        unread = waits;
    }

    /** Minted by intake. */
    public UUID caseId() {
        return caseId;
    }

    /** The request it belongs to. */
    public UUID requestId() {
        return requestId;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** BCP 47. */
    public String language() {
        return language;
    }

    /** When the request reached the controller, UTC. */
    public Instant receivedAt() {
        return receivedAt;
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

    /** Whether it ended with an answer that says no, to all or to a part of what was asked for. */
    public boolean wasRefusedInPart() {
        return outcome == Outcome.REFUSED || outcome == Outcome.PARTIALLY_FULFILLED;
    }

    /** The agent who has it; empty if nobody has. */
    public Optional<UUID> assignee() {
        return Optional.ofNullable(assignee);
    }

    /** Before whom the case was put in this round; empty if it was not. */
    public Optional<EscalationRole> escalatedTo() {
        return Optional.ofNullable(escalatedTo);
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

    /** Counts from 1; a case that is reopened begins another one, with tasks of its own. */
    public short round() {
        return round;
    }

    /** Last day to contest the decision, at the controller's place; empty while open, or if it can't be. */
    public Optional<LocalDate> appealUntil() {
        return Optional.ofNullable(appealUntil);
    }

    /** The case of which this one is a duplicate; null otherwise. */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** The case from which staff split it off; empty if the person asked for it like this. */
    public Optional<UUID> splitFrom() {
        return Optional.ofNullable(splitFrom);
    }

    /** The case under which intake keeps what the person said about it: itself, unless it was split off. */
    public UUID askedAs() {
        return askedAs == null ? caseId : askedAs;
    }

    /** The data that it treats; empty for all. */
    public Set<DataCategory> categories() {
        return Arrays.stream(categories).map(DataCategory::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Counts the changes; the ETag of the case. */
    public long version() {
        return version;
    }

    /** What a second person can be asked to approve. */
    public enum Proposal {
        GRANT,
        /** A grant for some data and a refusal for others. */
        PARTIAL,
        REFUSAL
    }
}
