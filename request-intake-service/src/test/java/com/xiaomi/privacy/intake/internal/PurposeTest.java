package com.xiaomi.privacy.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {

    @Test
    void anAllowedPurposeIsTaken() {
        assertThat(Purpose.require("PACKAGE", Purpose.REVIEW, Purpose.PACKAGE)).isEqualTo(Purpose.PACKAGE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "NOTIFICATION", "review", "curiosity"})
    void anyOtherIsRefusedWithThoseThatWouldBeAllowed(String named) {
        assertThatThrownBy(() -> Purpose.require(named, Purpose.REVIEW, Purpose.PACKAGE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("must be REVIEW or PACKAGE");
    }
}
