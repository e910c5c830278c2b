package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RightRulesTest {

    @Test
    void recipientsAreToldOfWhatWasCorrectedErasedOrRestricted() {
        assertThat(Arrays.stream(Right.values()).filter(RightRules::isToldToRecipients))
                .containsExactlyInAnyOrder(Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION);
    }
}
