package com.xiaomi.privacy.foundation.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of an event that travels over HTTP in binary mode (CloudEvents 1.0, HTTP protocol binding, section 3.1). */
public final class CloudEventHeaders {

    private static final String SPEC_VERSION = "1.0";

    private CloudEventHeaders() {}

    /**
     * The headers.
     *
     * @param id the same for the same news, however often it is told
     * @param service that wrote it
     * @param type CloudEvents type
     * @param dataSchema null where there is none
     * @param subject the request; null where there is none
     */
    public static Map<String, String> of(String id, String service, String type, String dataSchema, String subject) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("ce-specversion", SPEC_VERSION);
        headers.put("ce-id", id);
        headers.put("ce-source", "/" + service);
        headers.put("ce-type", type);
        if (dataSchema != null) {
            headers.put("ce-dataschema", dataSchema);
        }
        if (subject != null) {
            headers.put("ce-subject", subject);
        }
        return headers;
    }
}
