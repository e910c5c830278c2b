package com.xiaomi.privacy.casework.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.duplicate.MergeRules.Side;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergeRulesTest {

    private static final UUID PERSON = UUID.randomUUID();

    private final Side merged = side(Right.ACCESS, CaseState.IN_REVIEW, null, PERSON, true);

    @Test
    void aCaseIsMergedIntoAnotherOneOfTheSameProvenPersonAndRight() {
        assertThat(MergeRules.objection(merged, side(Right.ACCESS, CaseState.IN_REVIEW, null, PERSON, true), false))
                .isEmpty();
    }

    @Test
    void casesOfTwoPersonsAreNeverMerged() {
        Side others = side(Right.ACCESS, CaseState.IN_REVIEW, null, UUID.randomUUID(), true);

        assertThat(MergeRules.objection(merged, others, false)).contains(Rejection.MERGE_ACROSS_PERSONS);
    }

    @Test
    void whoHasProvenNothingTakesNoCaseAway() {
        Side unproven = side(Right.ACCESS, CaseState.AWAITING_IDENTITY, null, PERSON, false);

        assertThat(MergeRules.objection(merged, unproven, false)).contains(Rejection.MERGE_NOT_POSSIBLE);
        assertThat(MergeRules.objection(unproven, merged, false)).contains(Rejection.MERGE_NOT_POSSIBLE);
    }

    @Test
    void neitherIntoItselfNorIntoAnotherRightNorInChains() {
        assertThat(MergeRules.objection(merged, merged, false)).contains(Rejection.MERGE_NOT_POSSIBLE);
        assertThat(MergeRules.objection(merged, side(Right.ERASURE, CaseState.IN_REVIEW, null, PERSON, true), false))
                .contains(Rejection.MERGE_NOT_POSSIBLE);
        assertThat(MergeRules.objection(merged, side(Right.ACCESS, CaseState.IN_REVIEW, null, PERSON, true), true))
                .contains(Rejection.MERGE_NOT_POSSIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedCaseLeadsOnlyIfItAnsweredThePerson(Outcome outcome) {
        boolean answered = switch (outcome) {
            case FULFILLED, PARTIALLY_FULFILLED, REFUSED -> true;
            case WITHDRAWN, EXPIRED, DUPLICATE -> false;
        };
        Side closed = side(Right.ACCESS, CaseState.CLOSED, outcome, PERSON, true);

        assertThat(MergeRules.objection(merged, closed, false).isEmpty()).isEqualTo(answered);
    }

    private static Side side(Right right, CaseState state, Outcome outcome, UUID person, boolean proven) {
        return new Side(UUID.randomUUID(), right, state, outcome, person, proven);
    }
}
