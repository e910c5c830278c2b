package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** A task as the API shows it to the data system that it is for. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OpenTask(UUID taskId, String right, Identifiers identifiers) {

    /**
     * Who is asking. Personal data: used for the look-up, kept nowhere, never printed.
     *
     * @param email proven to be the person's
     * @param miId stated by the person, not proven; null if not stated
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identifiers(String email, String miId) {
        @Override
        public String toString() {
            return "Identifiers[***]";
        }
    }
}
