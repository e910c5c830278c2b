package com.xiaomi.privacy.contracts.suppression;

import com.xiaomi.privacy.contracts.vocabulary.EmailForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hash by which a data system that has restored a backup finds again whom it had erased: HMAC-SHA-256 (RFC 2104)
 * under a key of the system's own, in lower-case hexadecimal. Without the key it says nothing.
 */
public final class SuppressionHash {

    private static final String ALGORITHM = "HmacSHA256";

    private SuppressionHash() {}

    /**
     * Of {@code email:} and the address in the form of {@link EmailForm}.
     *
     * @param key the system's, from {@code GET /suppressions}
     */
    public static String ofEmail(byte[] key, String email) {
        return of(key, "email:" + EmailForm.folded(email));
    }

    /**
     * Of {@code mi-id:} and the number of the Xiaomi account.
     *
     * @param key the system's, from {@code GET /suppressions}
     */
    public static String ofMiId(byte[] key, String miId) {
        return of(key, "mi-id:" + miId);
    }

    private static String of(byte[] key, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
