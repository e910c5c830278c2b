package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Facts and wishes of case-workflow-service on {@link Topic#CASES}. */
public sealed interface CaseEvent extends PrivacyEvent {

    /**
     * A case was opened under a law.
     *
     * @param law id of the law version the case keeps for its life
     * @param due last day for the answer at the controller's place; null while the clock has not started
     * @param splitFrom the case from which staff split this one off, so that intake did not mint its id; null otherwise
     */
    record Opened(
            UUID requestId,
            UUID caseId,
            Right right,
            String law,
            LocalDate due,
            CaseState state,
            Instant openedAt,
            UUID splitFrom)
            implements CaseEvent {}

    /**
     * A wish to identity-verification-service: prove the person of this request as surely as its cases need. What that is
     * the policy there decides by what follows the level.
     *
     * @param level the least that is enough
     * @param country ISO 3166-1 alpha-2; null in events from before this was said
     * @param region ISO 3166-2 subdivision without the country; null where the country alone decides
     * @param requesterKind for whom the request is made; null in events from before this was said
     * @param accountNamed whether the request names a Mi ID; null in events from before this was said
     * @param personRef random id of the data subject in intake's person index; null in events from before this was said
     * @param due first last day for an answer among the cases, at the controller's place; null while no clock runs
     * @param cases those that need it; null in events from before this was said
     * @param contactRef random id of the contact's e-mail address in intake; null where there is none, and in events from before
     *     this was said
     */
    record IdentityRequired(
            UUID requestId,
            AssuranceLevel level,
            String country,
            String region,
            RequesterKind requesterKind,
            Boolean accountNamed,
            UUID personRef,
            LocalDate due,
            List<RequestedCase> cases,
            UUID contactRef)
            implements CaseEvent {

        public IdentityRequired {
            cases = cases == null ? null : List.copyOf(cases);
        }
    }

    /**
     * A case moved.
     *
     * @param right null in events from before this was said
     * @param command the command or fact that moved it, as in the state table
     * @param due null while the clock is suspended
     */
    record StateChanged(
            UUID requestId,
            UUID caseId,
            Right right,
            CaseState from,
            CaseState to,
            String command,
            LocalDate due,
            Instant changedAt)
            implements CaseEvent {}

    /**
     * A case was closed by a person's decision.
     *
     * @param grounds empty unless refused in whole or in part
     * @param packageAvailableUntil end of the download of the package, UTC; null if there is none
     * @param appealUntil last day to contest the decision, at the controller's place; null if it can't be, and in events from before this was
     *     said
     */
    record Closed(
            UUID requestId,
            UUID caseId,
            Right right,
            Outcome outcome,
            List<RefusalGround> grounds,
            Instant packageAvailableUntil,
            LocalDate appealUntil,
            Instant closedAt)
            implements CaseEvent {

        public Closed {
            grounds = List.copyOf(grounds);
        }
    }

    /**
     * Staff quoted a fee; the person accepts or declines it.
     *
     * @param amountMinor in the smallest unit of the currency, at least 1
     * @param currency ISO 4217
     */
    record FeeQuoted(
            UUID requestId, UUID caseId, Right right, UUID quoteId, long amountMinor, String currency, Instant quotedAt)
            implements CaseEvent {}

    /**
     * The decision that closed a case can be contested with the controller.
     *
     * @param until last day to contest it, at the controller's place
     * @param basis who sets that time
     */
    record AppealAllowed(UUID requestId, UUID caseId, LocalDate until, PeriodBasis basis) implements CaseEvent {}

    /**
     * The person contests the decision of a case; another person decides anew.
     *
     * @param due last day to decide the appeal, at the controller's place
     * @param basis who sets that time
     */
    record AppealReceived(
            UUID requestId,
            UUID caseId,
            Right right,
            UUID appealId,
            LocalDate due,
            PeriodBasis basis,
            Instant receivedAt)
            implements CaseEvent {}

    /** Everything that a closed erasure had left, by law or in backups, is gone too. */
    record ErasureCompleted(UUID requestId, UUID caseId, Right right, Instant completedAt) implements CaseEvent {}

    /**
     * The package was handed over to another controller, as the person had asked.
     *
     * @param handoverId the same as the {@code jti} of the statement that the other controller got with it
     * @param handedOverAt when the other controller had the last byte, UTC
     */
    record PackageHandedOver(UUID requestId, UUID caseId, Right right, UUID handoverId, Instant handedOverAt)
            implements CaseEvent {}

    /** Staff took up a closed case again, without an appeal. */
    record Reopened(UUID requestId, UUID caseId, Right right, Instant reopenedAt) implements CaseEvent {}

    /**
     * The answer of a case takes longer, as the law allows; the person is told with this event, in time.
     *
     * @param due the new last day for the answer at the controller's place; null while the clock is suspended
     */
    record Extended(UUID requestId, UUID caseId, Right right, ExtensionReason reason, LocalDate due, Instant extendedAt)
            implements CaseEvent {}

    /**
     * An agent was given the case.
     *
     * @param due last day for the answer at the controller's place; null while the clock is not running
     * @param assignee sub of the agent
     * @param assignedBy sub of who gave it to them; null where the rule did
     */
    record Assigned(
            UUID requestId, UUID caseId, Right right, LocalDate due, UUID assignee, UUID assignedBy, Instant assignedAt)
            implements CaseEvent {}

    /**
     * The case was put before the data protection officer or the grievance officer.
     *
     * @param due last day for the answer at the controller's place; null while the clock is not running
     * @param assignee sub of the agent who has it; null if nobody has
     */
    record Escalated(
            UUID requestId,
            UUID caseId,
            Right right,
            LocalDate due,
            EscalationRole to,
            UUID assignee,
            Instant escalatedAt)
            implements CaseEvent {}

    /**
     * A note of staff about the case calls the attention of an agent; its text stays with case-workflow.
     *
     * @param mentioned sub of the agent
     */
    record StaffMentioned(UUID requestId, UUID caseId, Right right, UUID noteId, UUID mentioned, Instant mentionedAt)
            implements CaseEvent {}

    /**
     * Half, three quarters or nine tenths of the time for the answer are over. Told once for each of them and due date.
     *
     * @param percent of the time from receipt, or from the appeal, to the end of the due date: 50, 75 or 90
     * @param due last day for the answer at the controller's place
     * @param assignee sub of the agent who has it; null if nobody has
     * @param escalatedTo before whom the case was put; null if it was not
     * @param unproven whether nobody has proven yet who asks, and the law lets the time run on all the same; null in events
     *     from before this was said
     */
    record DeadlineApproaching(
            UUID requestId,
            UUID caseId,
            Right right,
            int percent,
            LocalDate due,
            UUID assignee,
            EscalationRole escalatedTo,
            Boolean unproven)
            implements CaseEvent {}

    /**
     * The due date has passed and the case is still open. Told once for each due date.
     *
     * @param due last day for the answer at the controller's place; it is over there
     * @param assignee sub of the agent who has it; null if nobody has
     * @param escalatedTo before whom the case was put; null if it was not
     */
    record Overdue(UUID requestId, UUID caseId, Right right, LocalDate due, UUID assignee, EscalationRole escalatedTo)
            implements CaseEvent {}

    /**
     * A data system has not carried its task out in the time that it has by its service level, or has failed too often. Told
     * once for each task.
     *
     * @param system name of the data system in the registry
     * @param answerBy end of the time that the system had, UTC
     * @param due last day for the answer at the controller's place; null while no clock runs
     * @param assignee sub of the agent who has the case; null if nobody has
     */
    record TaskOverdue(
            UUID requestId,
            UUID caseId,
            Right right,
            UUID taskId,
            String system,
            Instant answerBy,
            LocalDate due,
            UUID assignee)
            implements CaseEvent {}

    /**
     * The controller will lift a restriction that the person has obtained; they are told with this event, before it happens
     * (GDPR Art. 18(3)).
     *
     * @param liftOn the day; it is lifted when that day has begun everywhere on earth
     */
    record RestrictionLiftAnnounced(UUID requestId, UUID caseId, Right right, LocalDate liftOn, Instant announcedAt)
            implements CaseEvent {}

    /** A restriction whose lifting was announced is not lifted; it stays. */
    record RestrictionKept(UUID requestId, UUID caseId, Right right, Instant keptAt) implements CaseEvent {}

    /** The last data system has lifted a restriction, as it was announced. */
    record RestrictionLifted(UUID requestId, UUID caseId, Right right, Instant liftedAt) implements CaseEvent {}

    /**
     * A legal hold was placed on a request or has ended, or what is held was isolated or is at work again. Each says how it is from then on.
     *
     * @param held whether nothing of the request may be destroyed, however old it is
     * @param isolated whether only the role legal opens what is kept of it (POLICY.md, section 6)
     * @param changedAt UTC
     */
    record HoldChanged(UUID requestId, boolean held, boolean isolated, Instant changedAt) implements CaseEvent {}

    /**
     * The retention of one kind of data of a request is over, and that of the request is not: whoever holds that kind destroys what there is
     * of it by then.
     *
     * @param kind part of the request ({@link DataKind#isPartOfRequest()})
     * @param decidedAt UTC
     */
    record DataExpired(UUID requestId, DataKind kind, Instant decidedAt) implements CaseEvent {}

    /**
     * The retention of a request is over: each service erases what it holds of it, and says so ({@link ErasureConfirmation}).
     *
     * @param decidedAt UTC
     */
    record RequestErased(UUID requestId, Instant decidedAt) implements CaseEvent {}
}
