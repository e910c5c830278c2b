package com.xiaomi.privacy.casework.question;

import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAsked;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A question of staff to the person. Its words stay with intake; here is what it does to the case. */
@Entity
public class CaseQuestion {

    @Id
    private UUID questionId;

    private UUID caseId;
    private UUID askedBy;
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private Ending ending;

    private Instant endedAt;

    /** For Hibernate. */
    protected CaseQuestion() {}

    CaseQuestion(QuestionAsked asked) {
        questionId = asked.questionId();
        caseId = asked.caseId();
        askedBy = asked.askedBy();
        askedAt = asked.askedAt();
    }

    void end(Ending with, Instant at) {
        ending = with;
        endedAt = at;
    }

    /** Whether the case waits for the answer. */
    public boolean isOpen() {
        return ending == null;
    }

    /** The message at intake that asks. */
    public UUID questionId() {
        return questionId;
    }

    /** The case that waits. */
    public UUID caseId() {
        return caseId;
    }

    /** The {@code sub} of the staff realm. */
    public UUID askedBy() {
        return askedBy;
    }

    /** UTC. */
    public Instant askedAt() {
        return askedAt;
    }

    /** What became of it; empty while the case waits. */
    public Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** UTC; null while the case waits. */
    public Instant endedAt() {
        return endedAt;
    }

    /** What became of a question. */
    public enum Ending {
        /** The person answered. */
        ANSWERED,
        /** Staff go on without an answer, or the case was closed. */
        TAKEN_BACK,
        /** The case was not in review when the question arrived: it waits for nothing. */
        NOT_APPLIED
    }
}
