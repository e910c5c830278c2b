package com.xiaomi.privacy.casework.question;

import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.question.CaseQuestion.Ending;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAnswered;
import com.xiaomi.privacy.contracts.event.RequestEvent.QuestionAsked;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets a case wait for the person's answer and go on with it. What was said is intake's; a fact that does not fit the
 * state of the case when it arrives is written down and changes nothing.
 */
@ApplicationScoped
public class Questioning {

    private final CaseQuestions questions;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final ClockLedger ledger;
    private final AuditTrail auditTrail;
    private final Clock clock;

    Questioning(
            CaseQuestions questions,
            RightsCases cases,
            CaseMoves moves,
            ClockLedger ledger,
            AuditTrail auditTrail,
            Clock clock) {
        this.questions = questions;
        this.cases = cases;
        this.moves = moves;
        this.ledger = ledger;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Staff asked: a case in review waits from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void asked(QuestionAsked asked) {
        Actor by = new Actor.Staff(asked.askedBy());
        Optional<RightsCase> found = cases.lockedOf(asked.requestId(), asked.caseId());
        if (found.isEmpty() || questions.findById(asked.questionId()) != null) {
            notApplied(asked.requestId(), asked.caseId(), asked.questionId(), by, "question", null);
            return;
        }
        RightsCase waiting = found.get();
        CaseQuestion question = new CaseQuestion(asked);
        CommandResult result = moves.onFact(
                waiting,
                CaseCommand.ASK_QUESTION,
                by,
                () -> ledger.note(
                        waiting, ClockEvent.Type.CLARIFICATION_REQUESTED, asked.askedAt(), asked.questionId()));
        if (!(result instanceof Applied)) {
            question.end(Ending.NOT_APPLIED, clock.instant());
            waiting.touch(clock.instant());
            notApplied(asked.requestId(), asked.caseId(), asked.questionId(), by, "question", waiting);
        }
        questions.persist(question);
    }

    /** The person answered: a case that waits for this answer goes on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answered(QuestionAnswered answered) {
        Actor by = new Actor.Requester(answered.requestId());
        Optional<RightsCase> found = cases.lockedOf(answered.requestId(), answered.caseId());
        Optional<CaseQuestion> awaited = found.flatMap(one -> questions.open(one.caseId()))
                .filter(one -> one.questionId().equals(answered.questionId()));
        if (awaited.isEmpty()) {
            notApplied(
                    answered.requestId(), answered.caseId(), answered.questionId(), by, "answer", found.orElse(null));
            return;
        }
        RightsCase waiting = found.orElseThrow();
        moves.onFact(
                waiting,
                CaseCommand.ANSWER_QUESTION,
                by,
                () -> end(waiting, awaited.get(), Ending.ANSWERED, answered.answeredAt()));
    }

    /** Staff go on without an answer; the clock runs again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(RightsCase waiting) {
        questions.open(waiting.caseId()).ifPresent(open -> end(waiting, open, Ending.TAKEN_BACK, clock.instant()));
    }

    private void end(RightsCase waiting, CaseQuestion question, Ending with, Instant at) {
        question.end(with, at);
        ledger.note(waiting, ClockEvent.Type.CLARIFICATION_PROVIDED, at, question.questionId());
    }

    private void notApplied(UUID requestId, UUID caseId, UUID questionId, Actor by, String fact, RightsCase found) {
        auditTrail.record(AuditEntry.of(requestId, by, "case." + fact + "-not-applied")
                .with("caseId", caseId)
                .with("questionId", questionId)
                .with("state", found == null ? "UNKNOWN" : found.state()));
    }
}
