package com.xiaomi.privacy.identity.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Whether what a sign-in says is what the request says. Intake does not tell what the request says.
 *
 * @param miId whether the request names this Mi ID for the data subject
 * @param email whether this is the e-mail address of the request's contact
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccountMatch(boolean miId, boolean email) {}
