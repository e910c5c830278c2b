package com.xiaomi.privacy.foundation.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalEmailTest {

    private static final String LABEL = "d".repeat(63) + ".";
    private static final String DOMAIN = LABEL + LABEL;

    static Stream<String> taken() {
        return Stream.of(
                "erika@example.org",
                "erika@localhost",
                "l".repeat(64) + "@" + DOMAIN + "d".repeat(61),
                "erika@stra\u00dfe.example",
                "erika@\u05d0\u05d11.example",
                // Whether such mail servers are written to is not a matter of the address.
                "j\u00f6rg@example.org");
    }

    static Stream<String> notTaken() {
        return Stream.of(
                "l".repeat(65) + "@example.org",
                "l".repeat(64) + "@" + DOMAIN + "d".repeat(62),
                "\u00f6".repeat(33) + "@example.org",
                "erika@" + "d".repeat(64) + ".example",
                // Longer in its ASCII form.
                "erika@" + "\u00fc".repeat(60) + ".example",
                "erika@a..example",
                "erika@-a.example",
                "erika@xn--a.example",
                "erika@example.org, max@example.org",
                "erika@example.org\r\nBcc: max@example.org",
                "nobody",
                "");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatMailServersTakeIsAcceptable(String address) {
        assertThat(isValid(Personal.of(address))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("notTaken")
    void whatNoneTakesIsNot(String address) {
        assertThat(isValid(Personal.of(address))).isFalse();
    }

    @Test
    void nothingIsAcceptable() {
        assertThat(isValid(null)).isTrue();
    }

    private static boolean isValid(Personal address) {
        return new PersonalEmail.Validator().isValid(address, null);
    }
}
