package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.DecisionKind;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.registry.RegisteredSystem;
import com.xiaomi.privacy.casework.registry.TaskMode;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What one data system is asked to do for a case. Refers to the decision that allows it. */
@Entity
public class FulfilmentTask {

    private static final int MOST_FAILURES = 5;

    @Id
    private UUID taskId;

    private UUID caseId;
    private short round;
    private String system;

    @Enumerated(EnumType.STRING)
    private Right assertedRight;

    private UUID grantedBy;
    private UUID approvedBy;

    @Enumerated(EnumType.STRING)
    private DecisionKind approvalKind;

    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private TaskResult result;

    private String reason;
    private Instant settledAt;
    private String[] categories = {};

    @Enumerated(EnumType.STRING)
    private TaskMode mode;

    private Instant answerBy;
    private Instant chaseAt;
    private short attempts = 1;
    private short failures;
    private Instant overdueSince;
    private UUID takenOverBy;
    private Instant takenOverAt;
    private Instant cancelledAt;
    private Instant ignoredAt;

    /** For Hibernate. */
    protected FulfilmentTask() {}

    FulfilmentTask(
            RightsCase granted,
            RegisteredSystem system,
            UUID grantedBy,
            Optional<UUID> approvedBy,
            Set<DataCategory> categories,
            Instant now) {
        this.taskId = Ids.next();
        this.caseId = granted.caseId();
        this.round = granted.round();
        this.system = system.name();
        this.mode = system.mode();
        this.assertedRight = granted.right();
        this.grantedBy = grantedBy;
        approvedBy.ifPresent(approval -> {
            this.approvedBy = approval;
            this.approvalKind = DecisionKind.APPROVE_GRANT;
        });
        this.categories = categories.stream().sorted().map(Enum::name).toArray(String[]::new);
        this.requestedAt = now;
        this.answerBy = now.plus(system.answerWithin());
        this.chaseAt = isAnsweredByStaff() ? answerBy : times().next(now);
    }

    private ChaseTimes times() {
        return new ChaseTimes(requestedAt, answerBy);
    }

    void settle(TaskResult with, String code, Instant now) {
        result = with;
        reason = code;
        settledAt = now;
        if (with == TaskResult.FAILED) {
            failures++;
            chaseAt = isAnsweredByStaff() ? null : times().afterFailure(now, failures);
        } else {
            chaseAt = null;
        }
    }

    /** It is asked for once more. */
    void askedAgain(Instant now) {
        attempts++;
        // What it answers to this is no repetition of what it answered before.
        result = null;
        reason = null;
        settledAt = null;
        chaseAt = times().next(now);
    }

    /** Staff know now that nobody answers. */
    void overdue(Instant now) {
        overdueSince = now;
        if (isAnsweredByStaff()) {
            chaseAt = null;
        }
    }

    /** From now on a person answers in place of the system. */
    void takeOver(UUID staff, Instant now) {
        takenOverBy = staff;
        takenOverAt = now;
        chaseAt = null;
    }

    void cancel(Instant now) {
        cancelledAt = now;
        chaseAt = null;
    }

    /** An answer came that is of no use any more. */
    void ignoredAnswer(Instant now) {
        ignoredAt = now;
    }

    /** Whether an answer of no use was noted already. */
    boolean hasIgnoredAnswer() {
        return ignoredAt != null;
    }

    /** Whether something is to be done about it that no answer came. */
    boolean isToBeChased(Instant now) {
        return chaseAt != null && !now.isBefore(chaseAt);
    }

    /** Whether staff must hear that nobody answers; once. */
    boolean isToBeEscalated(Instant now) {
        return overdueSince == null && (!now.isBefore(answerBy) || failures >= MOST_FAILURES);
    }

    /** Whether an answer to it is of use, as far as the task itself knows. */
    public boolean isWaiting() {
        return !isSettled() && cancelledAt == null;
    }

    /** Whether a person answers: they took it over, or its system can't. */
    public boolean isAnsweredByStaff() {
        return takenOverBy != null || mode == TaskMode.MANUAL;
    }

    /** Since when its system need not answer any more, UTC; null if it must. */
    Instant notWantedSince() {
        return takenOverAt == null ? cancelledAt : takenOverAt;
    }

    /** How its system learns of it. */
    public TaskMode mode() {
        return mode;
    }

    /** End of the time that the system has by its service level, UTC. */
    public Instant answerBy() {
        return answerBy;
    }

    /** How often it was asked for, from 1. */
    public int attempts() {
        return attempts;
    }

    /** How often the system failed. */
    public int failures() {
        return failures;
    }

    /** Since when staff know that nobody answers, UTC; null if that is not so. */
    public Instant overdueSince() {
        return overdueSince;
    }

    /** The {@code sub} of who answers in place of the system; null if nobody took it over. */
    public UUID takenOverBy() {
        return takenOverBy;
    }

    /** UTC; null unless it is not wanted any more. */
    public Instant cancelledAt() {
        return cancelledAt;
    }

    /** Whether the system's answer is final. One that failed may try again. */
    public boolean isSettled() {
        return result != null && result != TaskResult.FAILED;
    }

    boolean wasAnswered(TaskResult with, String code) {
        return result == with && Objects.equals(reason, code);
    }

    /** Named in the event to the data system. */
    public UUID taskId() {
        return taskId;
    }

    /** The case it serves. */
    public UUID caseId() {
        return caseId;
    }

    /** Whether it was asked for in the present round of its case. */
    boolean isOfRound(RightsCase of) {
        return round == of.round();
    }

    /** The OAuth client id of the data system. */
    public String system() {
        return system;
    }

    /** What is to be carried out. */
    public Right right() {
        return assertedRight;
    }

    /** The data that it is about; empty for all. */
    public List<DataCategory> categories() {
        return Arrays.stream(categories).map(DataCategory::valueOf).toList();
    }

    /** The decision that allows it. */
    public UUID grantedBy() {
        return grantedBy;
    }

    /** The second person's decision; empty where the right needs none. */
    public Optional<UUID> approvedBy() {
        return Optional.ofNullable(approvedBy).filter(ignored -> approvalKind == DecisionKind.APPROVE_GRANT);
    }

    /** UTC. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** What the system answered; null before. */
    public TaskResult result() {
        return result;
    }

    /** A code of the system; null if it gave none. */
    public String reason() {
        return reason;
    }

    /** UTC; null before an answer. */
    public Instant settledAt() {
        return settledAt;
    }
}
