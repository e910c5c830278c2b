package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.DecisionKind;
import com.xiaomi.privacy.casework.cases.RightsCase;
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

    /** For Hibernate. */
    protected FulfilmentTask() {}

    FulfilmentTask(
            RightsCase granted,
            String system,
            UUID grantedBy,
            Optional<UUID> approvedBy,
            Set<DataCategory> categories,
            Instant now) {
        this.taskId = Ids.next();
        this.caseId = granted.caseId();
        this.round = granted.round();
        this.system = system;
        this.assertedRight = granted.right();
        this.grantedBy = grantedBy;
        approvedBy.ifPresent(approval -> {
            this.approvedBy = approval;
            this.approvalKind = DecisionKind.APPROVE_GRANT;
        });
        this.categories = categories.stream().sorted().map(Enum::name).toArray(String[]::new);
        this.requestedAt = now;
    }

    void settle(TaskResult with, String code, Instant now) {
        result = with;
        reason = code;
        settledAt = now;
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
