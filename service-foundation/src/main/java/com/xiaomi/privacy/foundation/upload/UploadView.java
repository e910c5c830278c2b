package com.xiaomi.privacy.foundation.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Where to send a file.
 *
 * @param fields of the form, to be sent before the file; a secret: whoever has them can upload until they expire
 * @param expiresAt UTC
 */
public record UploadView(String method, URI url, Map<String, String> fields, Instant expiresAt) {

    public UploadView {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "UploadView[until " + expiresAt + "]";
    }
}
