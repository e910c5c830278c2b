package com.xiaomi.privacy.intake.right;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionAction;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionReason;
import com.xiaomi.privacy.intake.right.RightDetails.CorrectedField;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailRulesTest {

    private static final Personal WORDS = Personal.of("words");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Test
    void nothingSaidBreaksNothing() {
        assertThat(DetailRules.broken(null)).isEmpty();
    }

    @Test
    void aPeriodEndsNotBeforeItStarts() {
        assertThat(fields(new RightDetails.Access(List.of(), DAY, DAY, false))).isEmpty();
        assertThat(fields(new RightDetails.Access(List.of(), DAY, null, false))).isEmpty();
        assertThat(fields(new RightDetails.Access(List.of(), DAY, DAY.minusDays(1), false)))
                .containsExactly("to");
    }

    @Test
    void aFieldIsCorrectedOnce() {
        CorrectedField street = new CorrectedField(Personal.of("street"), null, WORDS);
        CorrectedField town = new CorrectedField(Personal.of("town"), WORDS, WORDS);

        assertThat(fields(new RightDetails.Rectification(List.of(street, town), null)))
                .isEmpty();
        assertThat(fields(new RightDetails.Rectification(List.of(street, town, street), null)))
                .containsExactly("fields");
    }

    @Test
    void unfreezingHasNoStart() {
        assertThat(fields(new RightDetails.Restriction(
                        RestrictionAction.START, RestrictionReason.NEEDED_FOR_CLAIMS, DAY, null)))
                .isEmpty();
        assertThat(fields(new RightDetails.Restriction(RestrictionAction.LIFT, null, null, null)))
                .isEmpty();
        assertThat(fields(new RightDetails.Restriction(RestrictionAction.LIFT, null, DAY, null)))
                .containsExactly("startsOn");
    }

    private static List<String> fields(RightDetails details) {
        return DetailRules.broken(details).stream().map(FieldError::field).toList();
    }
}
