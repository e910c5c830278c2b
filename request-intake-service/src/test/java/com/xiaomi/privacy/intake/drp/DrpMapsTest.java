package com.xiaomi.privacy.intake.drp;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.drp.DrpStatus.Meaning;
import com.xiaomi.privacy.intake.drp.DrpStatus.Reason;
import com.xiaomi.privacy.intake.drp.DrpStatus.State;
import com.xiaomi.privacy.intake.partner.Progress;
import com.xiaomi.privacy.intake.right.AskedRight;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DrpMapsTest {

    @ParameterizedTest
    @CsvSource({
        "sale:opt-out, OPT_OUT_SALE",
        "deletion, ERASURE",
        "access, ACCESS",
        "access:categories, ACCESS",
        "access:specific, ACCESS"
    })
    void theActionsOfTheProtocolAreRightsHere(String action, Right right) {
        assertThat(DrpRight.named(action).flatMap(DrpRight::asked).map(AskedRight::of))
                .contains(right);
    }

    @Test
    void aConsentIsNoRightAndWhatIsNotInTheProtocolIsNothing() {
        assertThat(DrpRight.named("sale:opt-in"))
                .isPresent()
                .get()
                .satisfies(right -> assertThat(right.asked()).isEmpty());
        assertThat(Stream.of("sale:opt_out", "DELETION", "", null).map(DrpRight::named))
                .allMatch(found -> found.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, OPEN,",
        "AWAITING_IDENTITY, IN_PROGRESS, NEED_USER_VERIFICATION",
        "IN_WORK, IN_PROGRESS,",
        "FULFILLED, FULFILLED,",
        "FULFILLED_IN_PART, FULFILLED,",
        "REFUSED, DENIED, OTHER",
        "UNPROVEN, DENIED, INSUF_VERIFICATION",
        "DUPLICATE, DENIED, OTHER",
        "REVOKED, REVOKED,",
        "FORGOTTEN, EXPIRED,"
    })
    void eachProgressHasItsState(Progress progress, State state, Reason reason) {
        Meaning meaning = Meaning.of(progress);

        assertThat(meaning.state()).isEqualTo(state);
        assertThat(meaning.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(Progress.class)
    void aDenialSaysMore(Progress progress) {
        Meaning meaning = Meaning.of(progress);

        assertThat(meaning.state() == State.DENIED && meaning.details() == null).isFalse();
    }
}
