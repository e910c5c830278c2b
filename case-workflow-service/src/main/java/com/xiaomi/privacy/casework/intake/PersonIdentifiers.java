package com.xiaomi.privacy.casework.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * By what a data system finds the person. Kept nowhere.
 *
 * @param email null if the requester knows none of the person
 * @param name null if the person gave none
 * @param miId null if the person gave none
 * @param details what the person said about the right, as far as a data system has to know to carry it out; null if there is
 *     nothing to know
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonIdentifiers(Personal email, Personal name, Personal miId, JsonNode details) {

    @Override
    public String toString() {
        return "PersonIdentifiers[•••]";
    }
}
