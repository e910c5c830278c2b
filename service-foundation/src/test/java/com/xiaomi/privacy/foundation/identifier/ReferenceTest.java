package com.xiaomi.privacy.foundation.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    @RepeatedTest(200)
    void readsWhatItWroteHoweverItIsTyped() {
        Reference reference = Reference.random();

        assertThat(Reference.parse(reference.value())).contains(reference);
        assertThat(Reference.parse(" " + reference.value().toLowerCase().replace('-', ' ')))
                .contains(reference);
    }

    @RepeatedTest(50)
    void findsEveryWrongCharacter() {
        String value = Reference.random().value().replace("-", "");
        for (int i = 0; i < value.length(); i++) {
            char wrong = value.charAt(i) == '7' ? '8' : '7';
            String typed = value.substring(0, i) + wrong + value.substring(i + 1);
            assertThat(Reference.parse(typed)).as(typed).isEmpty();
        }
    }

    @RepeatedTest(50)
    void findsEverySwapOfNeighbours() {
        String value = Reference.random().value().replace("-", "");
        for (int i = 0; i + 1 < value.length(); i++) {
            if (value.charAt(i) != value.charAt(i + 1)) {
                String typed = value.substring(0, i) + value.charAt(i + 1) + value.charAt(i) + value.substring(i + 2);
                assertThat(Reference.parse(typed)).as(typed).isEmpty();
            }
        }
    }

    @Test
    void refusesWhatIsNoReference() {
        assertThat(Reference.parse("")).isEmpty();
        assertThat(Reference.parse("7K3M-9QXP")).isEmpty();
        assertThat(Reference.parse("ÄÖÜ!-9QXP-2A4C")).isEmpty();
    }
}
