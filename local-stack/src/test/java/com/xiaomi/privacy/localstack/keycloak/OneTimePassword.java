package com.xiaomi.privacy.localstack.keycloak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator, as the realm asks for it (RFC 6238: SHA-1, six digits, thirty seconds). */
final class OneTimePassword {
    /** The secret of RFC 6238's examples. */
    static final String SECRET = "12345678901234567890";

    private static final long PERIOD = 30;

    private OneTimePassword() {}

    /** Whether the digits do not change for some seconds. */
    static boolean willStayForAWhile() {
        return Instant.now().getEpochSecond() % PERIOD < PERIOD / 2;
    }

    /** What Keycloak keeps of it. */
    static Map<String, Object> credential(String secret) {
        return Map.of(
                "type",
                "otp",
                "secretData",
                "{\"value\":\"" + secret + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    }

    /** The digits that it shows. */
    static String now(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                .putLong(Instant.now().getEpochSecond() / PERIOD)
                .array());
        int offset = hash[hash.length - 1] & 0xf;
        return "%06d".formatted((ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE) % 1_000_000);
    }
}
