package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.TaskAnswer.Remaining;
import java.util.List;

/** What erasures have left, as a column of the database holds it. */
final class RemainingJson {
    private static final ObjectMapper JSON = ConnectorJson.mapper();

    String write(List<Remaining> remaining) {
        try {
            return JSON.writeValueAsString(remaining);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was left is not serialisable", e);
        }
    }

    List<Remaining> readRemaining(String written) {
        try {
            return JSON.readValue(written, new TypeReference<List<Remaining>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was left can't be read", e);
        }
    }
}
