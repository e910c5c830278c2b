package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The state machine of a case: the only place that says which command leads where, and whose it is.
 *
 * <p>{@code docs/case-states.md} is generated from it, with its diagram.
 *
 * <p>Every move is told as {@code StateChanged} and in the snapshot of the case; one that ends in CLOSED as {@code Closed}
 * too. What leaves the state as it is is no move: an extension is told as {@code Extended}, a split as {@code Opened};
 * assigning and escalating have events of their own; taking and giving back are told to nobody.
 */
public final class CaseTransitions {

    private static final Move WITHDRAWAL = new Move(CaseState.CLOSED, Party.REQUESTER);
    private static final Move MERGER = new Move(CaseState.CLOSED, Party.AGENT);
    private static final Move RESUMPTION = new Move(CaseState.IN_REVIEW, Party.AGENT);

    /** Whose it is to say who works on a case; that leaves its state as it is. */
    private static final Map<CaseCommand, Set<Party>> WORK = Map.of(
            CaseCommand.ASSIGN, Set.of(Party.APPROVER, Party.DPO),
            CaseCommand.ASSIGN_BY_RULE, Set.of(Party.APPROVER, Party.DPO, Party.SYSTEM),
            CaseCommand.HAND_OVER, Set.of(Party.AGENT),
            CaseCommand.ESCALATE, Set.of(Party.AGENT, Party.APPROVER, Party.DPO, Party.GRIEVANCE_OFFICER),
            CaseCommand.DE_ESCALATE, Set.of(Party.DPO, Party.GRIEVANCE_OFFICER));

    private CaseTransitions() {}

    /**
     * Decides what a command does to a case in a state. Knows nothing of assignees, second persons and outcomes: those
     * depend on more than the state and are checked by whoever holds the case.
     *
     * @param parties the capacities of whoever asks
     */
    public static CommandResult decide(CaseState state, CaseCommand command, Set<Party> parties) {
        Move move = WORK.containsKey(command)
                ? workOn(state, command)
                : movesFrom(state).get(command);
        if (move == null) {
            return isPast(state, command) && parties.contains(Party.SYSTEM)
                    ? new AlreadyApplied()
                    : new Rejected(Rejection.NOT_IN_THIS_STATE);
        }
        return Collections.disjoint(parties, move.parties())
                ? new Rejected(Rejection.WRONG_PARTY)
                : new Applied(move.to());
    }

    /** Null in a state where nobody works on the case. */
    private static Move workOn(CaseState state, CaseCommand command) {
        return switch (state) {
            case RECEIVED, CLOSED, ANONYMISED -> null;
            case AWAITING_IDENTITY,
                    IN_REVIEW,
                    AWAITING_REQUESTER,
                    AWAITING_FEE,
                    AWAITING_APPROVAL,
                    IN_FULFILMENT,
                    AWAITING_RELEASE -> new Move(state, WORK.get(command));
        };
    }

    private static Map<CaseCommand, Move> movesFrom(CaseState state) {
        return switch (state) {
            case RECEIVED ->
                Map.of(
                        CaseCommand.REQUIRE_IDENTITY,
                        new Move(CaseState.AWAITING_IDENTITY, Party.SYSTEM),
                        CaseCommand.WITHDRAW,
                        WITHDRAWAL);
            case AWAITING_IDENTITY ->
                Map.of(
                        CaseCommand.CONFIRM_IDENTITY,
                        new Move(CaseState.IN_REVIEW, Party.SYSTEM),
                        CaseCommand.CLOSE_UNPROVEN,
                        new Move(CaseState.CLOSED, Party.AGENT),
                        CaseCommand.WITHDRAW,
                        WITHDRAWAL);
            case IN_REVIEW ->
                Map.ofEntries(
                        Map.entry(CaseCommand.TAKE, new Move(CaseState.IN_REVIEW, Party.AGENT)),
                        Map.entry(CaseCommand.GIVE_BACK, new Move(CaseState.IN_REVIEW, Party.AGENT)),
                        Map.entry(CaseCommand.GRANT, new Move(CaseState.IN_FULFILMENT, Party.AGENT)),
                        Map.entry(CaseCommand.PROPOSE_GRANT, new Move(CaseState.AWAITING_APPROVAL, Party.AGENT)),
                        Map.entry(CaseCommand.GRANT_IN_PART, new Move(CaseState.AWAITING_APPROVAL, Party.AGENT)),
                        Map.entry(CaseCommand.REFUSE, new Move(CaseState.AWAITING_APPROVAL, Party.AGENT)),
                        Map.entry(CaseCommand.ASK_QUESTION, new Move(CaseState.AWAITING_REQUESTER, Party.SYSTEM)),
                        Map.entry(CaseCommand.QUOTE_FEE, new Move(CaseState.AWAITING_FEE, Party.AGENT)),
                        Map.entry(CaseCommand.SPLIT, new Move(CaseState.IN_REVIEW, Party.AGENT)),
                        Map.entry(CaseCommand.EXTEND, extension(state)),
                        Map.entry(CaseCommand.MERGE, MERGER),
                        Map.entry(CaseCommand.WITHDRAW, WITHDRAWAL));
            case AWAITING_REQUESTER ->
                Map.of(
                        CaseCommand.ANSWER_QUESTION, new Move(CaseState.IN_REVIEW, Party.SYSTEM),
                        CaseCommand.EXTEND, extension(state),
                        CaseCommand.RESUME_REVIEW, RESUMPTION,
                        CaseCommand.MERGE, MERGER,
                        CaseCommand.WITHDRAW, WITHDRAWAL);
            case AWAITING_FEE ->
                Map.of(
                        CaseCommand.ACCEPT_FEE,
                        new Move(CaseState.IN_REVIEW, Party.REQUESTER),
                        CaseCommand.DECLINE_FEE,
                        new Move(CaseState.IN_REVIEW, Party.REQUESTER),
                        CaseCommand.LAPSE_FEE,
                        new Move(CaseState.IN_REVIEW, Party.SYSTEM),
                        CaseCommand.EXTEND,
                        extension(state),
                        CaseCommand.RESUME_REVIEW,
                        RESUMPTION,
                        CaseCommand.MERGE,
                        MERGER,
                        CaseCommand.WITHDRAW,
                        WITHDRAWAL);
            case AWAITING_APPROVAL ->
                Map.of(
                        CaseCommand.APPROVE_GRANT, new Move(CaseState.IN_FULFILMENT, Party.APPROVER),
                        CaseCommand.APPROVE_REFUSAL, new Move(CaseState.CLOSED, Party.APPROVER),
                        CaseCommand.SEND_BACK, new Move(CaseState.IN_REVIEW, Party.APPROVER),
                        CaseCommand.EXTEND, extension(state),
                        CaseCommand.WITHDRAW, WITHDRAWAL);
            case IN_FULFILMENT ->
                Map.of(
                        CaseCommand.FINISH_FULFILMENT,
                        new Move(CaseState.AWAITING_RELEASE, Party.SYSTEM),
                        CaseCommand.EXTEND,
                        extension(state),
                        CaseCommand.WITHDRAW,
                        WITHDRAWAL);
            case AWAITING_RELEASE ->
                Map.of(
                        CaseCommand.RELEASE,
                        new Move(CaseState.CLOSED, Party.APPROVER),
                        CaseCommand.EXTEND,
                        extension(state),
                        CaseCommand.WITHDRAW,
                        WITHDRAWAL);
            case CLOSED ->
                Map.of(
                        CaseCommand.APPEAL,
                        new Move(CaseState.IN_REVIEW, Party.REQUESTER),
                        CaseCommand.UNMERGE,
                        new Move(CaseState.IN_REVIEW, Party.AGENT),
                        CaseCommand.REOPEN,
                        new Move(CaseState.IN_REVIEW, Party.APPROVER),
                        CaseCommand.PROVE_LATE,
                        new Move(CaseState.IN_REVIEW, Party.SYSTEM),
                        CaseCommand.ANONYMISE,
                        new Move(CaseState.ANONYMISED, Party.SYSTEM));
            case ANONYMISED -> Collections.emptyMap();
        };
    }

    /** More time leaves the case where it is. */
    private static Move extension(CaseState state) {
        return new Move(state, Party.AGENT);
    }

    /** Whether the fact behind a command was already taken into account when the case reached the state. */
    private static boolean isPast(CaseState state, CaseCommand command) {
        return switch (command) {
            case REQUIRE_IDENTITY -> state != CaseState.RECEIVED;
            case CONFIRM_IDENTITY -> state != CaseState.RECEIVED && state != CaseState.AWAITING_IDENTITY;
            case FINISH_FULFILMENT ->
                state == CaseState.AWAITING_RELEASE || state == CaseState.CLOSED || state == CaseState.ANONYMISED;
            case CLOSE_UNPROVEN,
                    PROVE_LATE,
                    TAKE,
                    GIVE_BACK,
                    GRANT,
                    PROPOSE_GRANT,
                    GRANT_IN_PART,
                    REFUSE,
                    APPROVE_GRANT,
                    APPROVE_REFUSAL,
                    SEND_BACK,
                    RELEASE,
                    ASK_QUESTION,
                    ANSWER_QUESTION,
                    QUOTE_FEE,
                    ACCEPT_FEE,
                    DECLINE_FEE,
                    LAPSE_FEE,
                    EXTEND,
                    SPLIT,
                    REOPEN,
                    RESUME_REVIEW,
                    MERGE,
                    UNMERGE,
                    APPEAL,
                    ANONYMISE,
                    WITHDRAW,
                    ASSIGN,
                    ASSIGN_BY_RULE,
                    HAND_OVER,
                    ESCALATE,
                    DE_ESCALATE -> false;
        };
    }

    private record Move(CaseState to, Set<Party> parties) {

        Move(CaseState to, Party party) {
            this(to, Set.of(party));
        }
    }
}
