package com.xiaomi.privacy.identity.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneTimeCodesTest {

    private static final UUID CHALLENGE = UUID.fromString("0193a1b2-c3d4-7e5f-8a6b-0123456789ab");

    private final OneTimeCodes codes = new OneTimeCodes(DerivationSecret.of(secret(32)));

    @Test
    void agreesWithAnIndependentImplementation() {
        // Computed with Python's hmac and hashlib from the same secret, the bytes 0 to 31.
        assertThat(codes.code(CHALLENGE, 1)).isEqualTo("12456462");
        assertThat(codes.code(CHALLENGE, 2)).isEqualTo("30669553");
        assertThat(codes.code(CHALLENGE, 438)).isEqualTo("00235123");
    }

    @Test
    void differsByIssueChallengeAndSecret() {
        assertThat(IntStream.rangeClosed(1, 1000).mapToObj(issue -> codes.code(CHALLENGE, issue)))
                .doesNotHaveDuplicates();
        assertThat(codes.code(new UUID(1, 2), 1)).isNotEqualTo(codes.code(CHALLENGE, 1));
        assertThat(new OneTimeCodes(DerivationSecret.of(secret(33))).code(CHALLENGE, 1))
                .isNotEqualTo(codes.code(CHALLENGE, 1));
    }

    @Test
    void acceptsOnlyTheWholeCode() {
        assertThat(codes.matches(CHALLENGE, 1, "12456462")).isTrue();
        assertThat(codes.matches(CHALLENGE, 1, "12456463")).isFalse();
        assertThat(codes.matches(CHALLENGE, 1, "1245646")).isFalse();
        assertThat(codes.matches(CHALLENGE, 2, "12456462")).isFalse();
    }

    @Test
    void refusesASecretThatIsTooShort() {
        assertThatIllegalStateException().isThrownBy(() -> new OneTimeCodes(DerivationSecret.of(secret(31))));
    }

    private static byte[] secret(int length) {
        byte[] secret = new byte[length];
        IntStream.range(0, length).forEach(i -> secret[i] = (byte) i);
        return secret;
    }
}
