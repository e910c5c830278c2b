package com.xiaomi.privacy.connector.conformance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Somebody whom tasks are about. Invented: the connector runs on test data.
 *
 * @param email their address
 * @param miId null if the account is not known
 * @param details what they say about a right, by right, in the form of the API; rights that are not here have none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Person(String email, String miId, Map<String, JsonNode> details) {

    Person {
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    /** Nobody whom any system knows. */
    static Person stranger() {
        return new Person("nobody.at.all@conformance.example", null, Map.of());
    }
}
