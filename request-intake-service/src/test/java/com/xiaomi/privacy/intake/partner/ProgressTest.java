package com.xiaomi.privacy.intake.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.intake.partner.Progress.CaseStanding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, RECEIVED",
        "AWAITING_IDENTITY, AWAITING_IDENTITY",
        "IN_REVIEW, IN_WORK",
        "AWAITING_REQUESTER, IN_WORK",
        "AWAITING_FEE, IN_WORK",
        "AWAITING_APPROVAL, IN_WORK",
        "IN_FULFILMENT, IN_WORK",
        "AWAITING_RELEASE, IN_WORK",
        "ANONYMISED, FORGOTTEN"
    })
    void aCaseIsWhereItsStateSays(CaseState state, Progress progress) {
        assertThat(Progress.of(List.of(open(state)), false)).isEqualTo(progress);
    }

    @ParameterizedTest
    @CsvSource({
        "FULFILLED, FULFILLED",
        "PARTIALLY_FULFILLED, FULFILLED_IN_PART",
        "REFUSED, REFUSED",
        "WITHDRAWN, REVOKED",
        "EXPIRED, UNPROVEN",
        "DUPLICATE, DUPLICATE"
    })
    void aClosedCaseHasEndedAsItsOutcomeSaysWhetherOrNotItWasRevokedTooLate(Outcome outcome, Progress progress) {
        assertThat(Progress.of(closed(outcome), false)).isEqualTo(progress);
        assertThat(Progress.of(closed(outcome), true)).isEqualTo(progress);
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED", "ANONYMISED"})
    void whatIsRevokedCountsAsRevokedBeforeItsCasesAreClosed(CaseState state) {
        assertThat(Progress.of(List.of(open(state)), true)).isEqualTo(Progress.REVOKED);
    }

    @Test
    void whatIsFulfilledAndRefusedInPartsIsFulfilledInPart() {
        assertThat(Progress.of(closed(Outcome.REFUSED, Outcome.FULFILLED), false))
                .isEqualTo(Progress.FULFILLED_IN_PART);
        assertThat(Progress.of(closed(Outcome.WITHDRAWN, Outcome.REFUSED), false))
                .isEqualTo(Progress.REFUSED);
    }

    @Test
    void aRequestIsInWorkUntilItsLastCaseIsClosed() {
        List<CaseStanding> cases =
                List.of(open(CaseState.IN_REVIEW), closed(Outcome.FULFILLED).getFirst());

        assertThat(Progress.of(cases, false)).isEqualTo(Progress.IN_WORK);
    }

    private static CaseStanding open(CaseState state) {
        return new CaseStanding(state, Optional.empty());
    }

    private static List<CaseStanding> closed(Outcome... outcomes) {
        return Arrays.stream(outcomes)
                .map(outcome -> new CaseStanding(CaseState.CLOSED, Optional.of(outcome)))
                .toList();
    }
}
