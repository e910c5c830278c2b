package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The keys of {@code GET /seal-keys} (JWK Set, RFC 7517; RFC 8037). */
@JsonIgnoreProperties(ignoreUnknown = true)
record SealKeys(List<Key> keys) {

    /** The public keys themselves, base64url. */
    List<String> published() {
        return keys.stream().map(Key::x).toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Key(String x) {}
}
