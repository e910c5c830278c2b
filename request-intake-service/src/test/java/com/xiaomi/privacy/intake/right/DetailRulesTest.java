package com.xiaomi.privacy.intake.right;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureScope;
import com.xiaomi.privacy.intake.right.DetailChoices.NominationEvent;
import com.xiaomi.privacy.intake.right.DetailChoices.PortabilityRecipient;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionAction;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionReason;
import com.xiaomi.privacy.intake.right.RightDetails.CorrectedField;
import com.xiaomi.privacy.intake.right.RightDetails.Nominee;
import com.xiaomi.privacy.intake.right.RightDetails.OtherController;
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
    void theScopeOfAnErasureSaysWhichListIsNeededAndWhichIsOutOfPlace() {
        List<Personal> some = List.of(WORDS);
        List<Personal> none = List.of();

        assertThat(erasure(ErasureScope.ALL, none, none)).isEmpty();
        assertThat(erasure(ErasureScope.SERVICE, some, none)).isEmpty();
        assertThat(erasure(ErasureScope.NAMED_DATA, none, some)).isEmpty();
        assertThat(erasure(ErasureScope.ALL, some, some)).containsExactly("services", "namedData");
        assertThat(erasure(ErasureScope.SERVICE, none, none)).containsExactly("services");
        assertThat(erasure(ErasureScope.NAMED_DATA, some, none)).containsExactly("services", "namedData");
    }

    @Test
    void anObjectionNeedsItsObjectAndGroundsUnlessItIsAgainstDirectMarketing() {
        assertThat(fields(new RightDetails.Objection(null, null, true))).isEmpty();
        assertThat(fields(new RightDetails.Objection(WORDS, WORDS, false))).isEmpty();
        assertThat(fields(new RightDetails.Objection(null, null, false))).containsExactly("processing", "grounds");
    }

    @Test
    void freezingNeedsAReasonAndUnfreezingHasNoStart() {
        assertThat(fields(new RightDetails.Restriction(
                        RestrictionAction.START, RestrictionReason.NEEDED_FOR_CLAIMS, DAY, null)))
                .isEmpty();
        assertThat(fields(new RightDetails.Restriction(RestrictionAction.START, null, null, null)))
                .containsExactly("reason");
        assertThat(fields(new RightDetails.Restriction(RestrictionAction.LIFT, null, null, null)))
                .isEmpty();
        assertThat(fields(new RightDetails.Restriction(RestrictionAction.LIFT, null, DAY, null)))
                .containsExactly("startsOn");
    }

    @Test
    void anotherControllerIsNamedExactlyWhereTheCopyGoesThere() {
        OtherController other = new OtherController(WORDS, null);

        assertThat(fields(new RightDetails.Portability(PortabilityRecipient.PERSON, null, List.of())))
                .isEmpty();
        assertThat(fields(new RightDetails.Portability(PortabilityRecipient.CONTROLLER, other, List.of())))
                .isEmpty();
        assertThat(fields(new RightDetails.Portability(PortabilityRecipient.PERSON, other, List.of())))
                .containsExactly("controller");
        assertThat(fields(new RightDetails.Portability(PortabilityRecipient.CONTROLLER, null, List.of())))
                .containsExactly("controller");
    }

    @Test
    void aNomineeCanBeReached() {
        assertThat(fields(new RightDetails.Nominate(new Nominee(WORDS, null, WORDS, null), NominationEvent.DEATH)))
                .isEmpty();
        assertThat(fields(new RightDetails.Nominate(new Nominee(WORDS, null, null, null), NominationEvent.DEATH)))
                .containsExactly("nominee.email");
    }

    private static List<String> erasure(ErasureScope scope, List<Personal> services, List<Personal> namedData) {
        return fields(new RightDetails.Erasure(scope, services, namedData, false, null));
    }

    private static List<String> fields(RightDetails details) {
        return DetailRules.broken(details).stream().map(FieldError::field).toList();
    }
}
