package com.xiaomi.privacy.foundation.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
            for (char wrong : ALPHABET.toCharArray()) {
                if (wrong != value.charAt(i)) {
                    String typed = value.substring(0, i) + wrong + value.substring(i + 1);
                    assertThat(Reference.parse(typed)).as(typed).isEmpty();
                }
            }
        }
    }

    @RepeatedTest(50)
    void findsEverySwapOfTwoCharacters() {
        String value = Reference.random().value().replace("-", "");
        for (int i = 0; i < value.length(); i++) {
            for (int j = i + 1; j < value.length(); j++) {
                if (value.charAt(i) != value.charAt(j)) {
                    StringBuilder typed = new StringBuilder(value);
                    typed.setCharAt(i, value.charAt(j));
                    typed.setCharAt(j, value.charAt(i));
                    assertThat(Reference.parse(typed.toString()))
                            .as(typed.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void readsLettersAsTheDigitsTheyLookLike() {
        assertThat(Reference.parse("iL1o-0000-000C")).contains(new Reference("1110-0000-000C"));
        assertThat(Reference.parse("7K3M-9QXP-2A4W")).contains(new Reference("7K3M-9QXP-2A4W"));
    }

    @Test
    void refusesWhatIsNoReference() {
        assertThat(Reference.parse("")).isEmpty();
        assertThat(Reference.parse("7K3M-9QXP")).isEmpty();
        assertThat(Reference.parse("ÄÖÜ!-9QXP-2A4C")).isEmpty();
    }
}
