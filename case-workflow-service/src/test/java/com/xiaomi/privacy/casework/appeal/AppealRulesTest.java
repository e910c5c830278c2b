package com.xiaomi.privacy.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppealRulesTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2027, 1, 23);

    @ParameterizedTest
    @EnumSource(names = {"FULFILLED", "PARTIALLY_FULFILLED", "REFUSED", "EXPIRED"})
    void anAnswerCanBeContestedUntilTheEndOfTheLastDay(Outcome outcome) {
        assertThat(AppealRules.objection(outcome, false, LAST_DAY, LAST_DAY)).isEmpty();
        assertThat(AppealRules.objection(outcome, false, LAST_DAY.plusDays(1), LAST_DAY))
                .contains(Rejection.APPEAL_TOO_LATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "DUPLICATE"})
    void whatIsNoAnswerCannot(Outcome outcome) {
        assertThat(AppealRules.objection(outcome, false, LAST_DAY, LAST_DAY)).contains(Rejection.APPEAL_NOT_POSSIBLE);
    }

    @Test
    void aDecisionTakenOnAnAppealIsFinal() {
        assertThat(AppealRules.objection(Outcome.REFUSED, true, LAST_DAY, LAST_DAY))
                .contains(Rejection.APPEAL_ALREADY_MADE);
    }
}
