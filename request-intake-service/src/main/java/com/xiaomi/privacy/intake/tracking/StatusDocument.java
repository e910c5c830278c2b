package com.xiaomi.privacy.intake.tracking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How a request goes, as it is sent.
 *
 * @param json on one line
 * @param tag the same as long as the document is; made over what is sent, for next steps depend on the time of day, too
 */
record StatusDocument(String json, String tag) {

    static StatusDocument of(String json) {
        return new StatusDocument(json, digest(json));
    }

    private static String digest(String json) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "StatusDocument[" + tag + "]";
    }
}
