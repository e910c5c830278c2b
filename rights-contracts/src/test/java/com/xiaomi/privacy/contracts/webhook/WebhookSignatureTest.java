package com.xiaomi.privacy.contracts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String ID = "0199-task.1";
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String AT = Long.toString(NOW.getEpochSecond());
    private static final byte[] BODY = "{\"taskId\":\"0199\"}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair ours = pair();
    private final KeyPair older = pair();
    private final KeyPair others = pair();
    private final WebhookSignature signature = new WebhookSignature(List.of(published(ours), published(older)));

    @Test
    void aCallThatOneOfTheKeysHasSignedIsGenuine() {
        assertThat(isGenuine(ID, AT, signed(ours, ID, AT, BODY), BODY)).isTrue();
        assertThat(isGenuine(ID, AT, signed(older, ID, AT, BODY), BODY)).isTrue();
        assertThat(isGenuine(
                        ID, AT, "v1,abc= " + signed(others, ID, AT, BODY) + " " + signed(ours, ID, AT, BODY), BODY))
                .isTrue();
    }

    @Test
    void aWrongSignatureIsRefused() {
        byte[] changed = "{\"taskId\":\"0200\"}".getBytes(StandardCharsets.UTF_8);
        String genuine = signed(ours, ID, AT, BODY);

        assertThat(isGenuine(ID, AT, signed(others, ID, AT, BODY), BODY)).isFalse();
        assertThat(isGenuine(ID, AT, genuine, changed)).isFalse();
        assertThat(isGenuine("another", AT, genuine, BODY)).isFalse();
        assertThat(isGenuine(ID, Long.toString(NOW.getEpochSecond() + 1), genuine, BODY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void aCallOfAnotherTimeIsRefused(long seconds) {
        String at = Long.toString(NOW.getEpochSecond() + seconds);

        assertThat(isGenuine(ID, at, signed(ours, ID, at, BODY), BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1a,", "v1a,!!", "v1a,AAAA", "v1,AAAA", "nothing of this kind"})
    void whatIsNoSignatureIsRefused(String header) {
        assertThat(isGenuine(ID, AT, header, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "99999999999999999999", "9223372036854775807", "-9223372036854775808"})
    void whatIsNoTimeIsRefused(String at) {
        assertThat(isGenuine(ID, at, signed(ours, ID, at, BODY), BODY)).isFalse();
    }

    @Test
    void aMissingHeaderIsRefused() {
        String genuine = signed(ours, ID, AT, BODY);

        assertThat(isGenuine(null, AT, genuine, BODY)).isFalse();
        assertThat(isGenuine(ID, null, genuine, BODY)).isFalse();
        assertThat(isGenuine(ID, AT, null, BODY)).isFalse();
    }

    @Test
    void aKeyOfAnotherKindIsNotTaken() {
        assertThatThrownBy(() -> new WebhookSignature(List.of("AAAA"))).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean isGenuine(String id, String at, String header, byte[] body) {
        return signature.isGenuine(id, at, header, body, NOW);
    }

    private static String signed(KeyPair by, String id, String at, byte[] body) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(by.getPrivate());
            signing.update(
                    (id + "." + at + "." + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            return "v1a," + Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String published(KeyPair of) {
        byte[] encoded = of.getPublic().getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
