package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state × command × party, against the design's table written out by hand. */
class CaseTransitionsTest {

    /** state, command, party, new state; what is not here must not be possible. */
    private static final String MOVES = """
            RECEIVED          REQUIRE_IDENTITY  SYSTEM    AWAITING_IDENTITY
            RECEIVED          WITHDRAW          REQUESTER CLOSED
            AWAITING_IDENTITY CONFIRM_IDENTITY  SYSTEM    IN_REVIEW
            AWAITING_IDENTITY CLOSE_UNPROVEN    AGENT     CLOSED
            AWAITING_IDENTITY WITHDRAW          REQUESTER CLOSED
            IN_REVIEW         TAKE              AGENT     IN_REVIEW
            IN_REVIEW         GIVE_BACK         AGENT     IN_REVIEW
            IN_REVIEW         GRANT             AGENT     IN_FULFILMENT
            IN_REVIEW         PROPOSE_GRANT     AGENT     AWAITING_APPROVAL
            IN_REVIEW         GRANT_IN_PART     AGENT     AWAITING_APPROVAL
            IN_REVIEW         REFUSE            AGENT     AWAITING_APPROVAL
            IN_REVIEW         SPLIT             AGENT     IN_REVIEW
            IN_REVIEW         EXTEND            AGENT     IN_REVIEW
            IN_REVIEW         WITHDRAW          REQUESTER CLOSED
            IN_REVIEW         ASK_QUESTION      SYSTEM    AWAITING_REQUESTER
            IN_REVIEW         QUOTE_FEE         AGENT     AWAITING_FEE
            IN_REVIEW         MERGE             AGENT     CLOSED
            AWAITING_REQUESTER ANSWER_QUESTION  SYSTEM    IN_REVIEW
            AWAITING_REQUESTER RESUME_REVIEW    AGENT     IN_REVIEW
            AWAITING_REQUESTER EXTEND           AGENT     AWAITING_REQUESTER
            AWAITING_REQUESTER MERGE            AGENT     CLOSED
            AWAITING_REQUESTER WITHDRAW         REQUESTER CLOSED
            AWAITING_FEE      ACCEPT_FEE        REQUESTER IN_REVIEW
            AWAITING_FEE      DECLINE_FEE       REQUESTER IN_REVIEW
            AWAITING_FEE      LAPSE_FEE         SYSTEM    IN_REVIEW
            AWAITING_FEE      EXTEND            AGENT     AWAITING_FEE
            AWAITING_FEE      RESUME_REVIEW     AGENT     IN_REVIEW
            AWAITING_FEE      MERGE             AGENT     CLOSED
            AWAITING_FEE      WITHDRAW          REQUESTER CLOSED
            AWAITING_APPROVAL APPROVE_GRANT     APPROVER  IN_FULFILMENT
            AWAITING_APPROVAL APPROVE_REFUSAL   APPROVER  CLOSED
            AWAITING_APPROVAL SEND_BACK         APPROVER  IN_REVIEW
            AWAITING_APPROVAL EXTEND            AGENT     AWAITING_APPROVAL
            AWAITING_APPROVAL WITHDRAW          REQUESTER CLOSED
            IN_FULFILMENT     FINISH_FULFILMENT SYSTEM    AWAITING_RELEASE
            IN_FULFILMENT     EXTEND            AGENT     IN_FULFILMENT
            IN_FULFILMENT     WITHDRAW          REQUESTER CLOSED
            AWAITING_RELEASE  RELEASE           APPROVER  CLOSED
            AWAITING_RELEASE  EXTEND            AGENT     AWAITING_RELEASE
            AWAITING_RELEASE  WITHDRAW          REQUESTER CLOSED
            CLOSED            APPEAL            REQUESTER IN_REVIEW
            CLOSED            UNMERGE           AGENT     IN_REVIEW
            CLOSED            REOPEN            APPROVER  IN_REVIEW
            CLOSED            PROVE_LATE        SYSTEM    IN_REVIEW
            CLOSED            ANONYMISE         SYSTEM    ANONYMISED
            """;

    /** command, parties; they leave every state as it is in which somebody works on a case. */
    private static final String WORK = """
            ASSIGN         APPROVER DPO
            ASSIGN_BY_RULE APPROVER DPO SYSTEM
            HAND_OVER      AGENT
            ESCALATE       AGENT APPROVER DPO GRIEVANCE_OFFICER
            DE_ESCALATE    DPO GRIEVANCE_OFFICER
            """;

    private static final List<CaseState> WORKED_ON = List.of(
            CaseState.AWAITING_IDENTITY,
            CaseState.IN_REVIEW,
            CaseState.AWAITING_REQUESTER,
            CaseState.AWAITING_FEE,
            CaseState.AWAITING_APPROVAL,
            CaseState.IN_FULFILMENT,
            CaseState.AWAITING_RELEASE);

    /** command, the states in which its fact is old news. */
    private static final Map<CaseCommand, Set<CaseState>> OLD_NEWS = Map.of(
            CaseCommand.REQUIRE_IDENTITY,
                    Set.of(
                            CaseState.AWAITING_IDENTITY,
                            CaseState.IN_REVIEW,
                            CaseState.AWAITING_REQUESTER,
                            CaseState.AWAITING_FEE,
                            CaseState.AWAITING_APPROVAL,
                            CaseState.IN_FULFILMENT,
                            CaseState.AWAITING_RELEASE,
                            CaseState.CLOSED,
                            CaseState.ANONYMISED),
            CaseCommand.CONFIRM_IDENTITY,
                    Set.of(
                            CaseState.IN_REVIEW,
                            CaseState.AWAITING_REQUESTER,
                            CaseState.AWAITING_FEE,
                            CaseState.AWAITING_APPROVAL,
                            CaseState.IN_FULFILMENT,
                            CaseState.AWAITING_RELEASE,
                            CaseState.CLOSED,
                            CaseState.ANONYMISED),
            CaseCommand.FINISH_FULFILMENT, Set.of(CaseState.AWAITING_RELEASE, CaseState.CLOSED, CaseState.ANONYMISED));

    @TestFactory
    Stream<DynamicTest> theTableIsTheDesigns() {
        Map<List<Object>, Expected> moves = moves();
        List<DynamicTest> tests = new ArrayList<>();
        for (CaseState state : CaseState.values()) {
            for (CaseCommand command : CaseCommand.values()) {
                for (Party party : Party.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            state + " " + command + " by " + party,
                            () -> assertThat(CaseTransitions.decide(state, command, Set.of(party)))
                                    .isEqualTo(expected(moves.get(List.of(state, command)), state, command, party))));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void nobodyWithoutAPartMovesAnything() {
        for (CaseState state : CaseState.values()) {
            for (CaseCommand command : CaseCommand.values()) {
                assertThat(CaseTransitions.decide(state, command, Set.of())).isInstanceOf(Rejected.class);
            }
        }
    }

    @Test
    void theServiceByItselfNeverClosesACase() {
        for (CaseState state : CaseState.values()) {
            for (CaseCommand command : CaseCommand.values()) {
                assertThat(CaseTransitions.decide(state, command, Set.of(Party.SYSTEM)))
                        .isNotEqualTo(new Applied(CaseState.CLOSED));
            }
        }
    }

    private static CommandResult expected(Expected move, CaseState state, CaseCommand command, Party party) {
        if (move != null) {
            return move.parties().contains(party) ? new Applied(move.to()) : new Rejected(Rejection.WRONG_PARTY);
        }
        boolean oldNews = OLD_NEWS.getOrDefault(command, Set.of()).contains(state);
        return oldNews && party == Party.SYSTEM ? new AlreadyApplied() : new Rejected(Rejection.NOT_IN_THIS_STATE);
    }

    private static Map<List<Object>, Expected> moves() {
        Map<List<Object>, Expected> moves = new HashMap<>();
        MOVES.lines().map(line -> line.split(" +")).forEach(cells -> {
            Expected was = moves.put(
                    List.of(CaseState.valueOf(cells[0]), CaseCommand.valueOf(cells[1])),
                    new Expected(CaseState.valueOf(cells[3]), Set.of(Party.valueOf(cells[2]))));
            assertThat(was).isNull();
        });
        WORK.lines()
                .map(line -> line.split(" +"))
                .forEach(cells -> WORKED_ON.forEach(state -> {
                    Set<Party> parties =
                            Arrays.stream(cells).skip(1).map(Party::valueOf).collect(Collectors.toSet());
                    Expected was =
                            moves.put(List.of(state, CaseCommand.valueOf(cells[0])), new Expected(state, parties));
                    assertThat(was).isNull();
                }));
        return moves;
    }

    private record Expected(CaseState to, Set<Party> parties) {
        Expected {
            parties = Set.copyOf(parties);
        }
    }
}
