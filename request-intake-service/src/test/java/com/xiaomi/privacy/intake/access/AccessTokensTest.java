package com.xiaomi.privacy.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final UUID LINK = UUID.fromString("0193a5d2-6f00-7c1e-8a44-2b6d1f0c9e10");
    private final AccessTokens tokens = new AccessTokens(DerivationSecret.of(secret('a')));

    @Test
    void askingAgainGivesTheSameToken() {
        assertThat(tokens.token(LINK).reveal())
                .isEqualTo(new AccessTokens(DerivationSecret.of(secret('a')))
                        .token(LINK)
                        .reveal())
                .hasSize(43);
    }

    @Test
    void anotherLinkOrAnotherSecretGivesAnotherToken() {
        assertThat(tokens.token(LINK).reveal())
                .isNotEqualTo(tokens.token(UUID.randomUUID()).reveal())
                .isNotEqualTo(new AccessTokens(DerivationSecret.of(secret('b')))
                        .token(LINK)
                        .reveal());
    }

    @Test
    void aSecretThatCouldBeGuessedIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> new AccessTokens(DerivationSecret.of(new byte[31])));
    }

    private static byte[] secret(char character) {
        return Character.toString(character).repeat(32).getBytes(StandardCharsets.UTF_8);
    }
}
