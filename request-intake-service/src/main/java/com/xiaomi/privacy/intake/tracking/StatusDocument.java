package com.xiaomi.privacy.intake.tracking;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

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
        return Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(json));
    }

    @Override
    public String toString() {
        return "StatusDocument[" + tag + "]";
    }
}
