package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import java.util.UUID;

/**
 * A task as the API shows it to the data system that it is for.
 *
 * @param categories the only data that the right is to be carried out for; empty for all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OpenTask(UUID taskId, String right, Set<String> categories, Identifiers identifiers) {

    OpenTask {
        categories = categories == null ? Set.of() : Set.copyOf(categories);
    }

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
