package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A task as the API shows it to the data system that it is for.
 *
 * @param right as text: one that this version does not know must reach a person
 * @param categories the only data that the right is to be carried out for; empty for all
 * @param details what the person said about the right, in the form in which they submitted it; missing if there is nothing
 * @param recipients who is to be told, if they got data of the person, of what is corrected, erased or restricted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OpenTask(
        UUID taskId,
        String right,
        Set<String> categories,
        Identifiers identifiers,
        JsonNode details,
        List<String> recipients) {

    public OpenTask {
        categories = categories == null ? Set.of() : Set.copyOf(categories);
        details = details == null ? MissingNode.getInstance() : details;
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }

    /** Whether the right is to be carried out for a category of data. */
    public boolean covers(String category) {
        return categories.isEmpty() || categories.contains(category);
    }

    @Override
    public String toString() {
        return "OpenTask[" + taskId + "]";
    }

    /**
     * Who is asking. Personal data: used for the look-up, kept nowhere, never printed.
     *
     * @param email proven to be the person's
     * @param miId stated by the person, not proven; null if not stated
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Identifiers(String email, String miId) {
        @Override
        public String toString() {
            return "Identifiers[***]";
        }
    }
}
