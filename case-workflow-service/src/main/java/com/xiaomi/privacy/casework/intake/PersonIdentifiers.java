package com.xiaomi.privacy.casework.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * By what a data system finds the person. Kept nowhere.
 *
 * @param email null if the requester knows none of the person
 * @param name null if the person gave none
 * @param miId null if the person gave none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonIdentifiers(Personal email, Personal name, Personal miId) {}
