package com.xiaomi.privacy.contracts.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionHashTest {

    private static final byte[] KEY = "thirty-two bytes that are a key.".getBytes(StandardCharsets.UTF_8);

    /** By openssl: {@code printf 'mi-id:1234567890' | openssl dgst -sha256 -hmac 'thirty-two bytes that are a key.'}. */
    @Test
    void othersComputeTheSame() {
        assertThat(SuppressionHash.ofMiId(KEY, "1234567890"))
                .isEqualTo("a53ecd99cea1f66985d5631de393cf4b3bc6f8caa535d412cbd6f2ee5431648d");
        assertThat(SuppressionHash.ofEmail(KEY, "Erika@Example.ORG"))
                .isEqualTo("c2821a50f75312ea281f276f496ec3e95dab94aae2bef8b1aeb23f6f51bbf8e9");
    }

    @ParameterizedTest
    @CsvSource({"ERIKA@example.org, erika@EXAMPLE.ORG", "a@bücher.example, A@xn--bcher-kva.example"})
    void oneAddressHasOneHashHoweverItIsWritten(String one, String other) {
        assertThat(SuppressionHash.ofEmail(KEY, one)).isEqualTo(SuppressionHash.ofEmail(KEY, other));
    }

    @ParameterizedTest
    @CsvSource({"mi\u212Ae@example.org, mike@example.org", "erika+shop@example.org, erika@example.org"})
    void addressesThatOnlyLookAlikeAreNotOne(String one, String other) {
        assertThat(SuppressionHash.ofEmail(KEY, one)).isNotEqualTo(SuppressionHash.ofEmail(KEY, other));
    }
}
