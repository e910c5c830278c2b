package com.xiaomi.privacy.legal.form;

import java.util.Optional;

/**
 * What is demanded of a field, and why.
 *
 * @param presence whether it must be filled in
 * @param when when it must; null unless the presence is {@link Presence#CONDITIONAL}
 * @param otherwise what counts when the condition does not hold; null unless the presence is conditional
 * @param reason in plain English
 * @param source the law, or the section of the privacy policy
 */
public record Demand(Presence presence, Condition when, Presence otherwise, String reason, String source) {

    /** When a conditional field is required. */
    public Optional<Condition> condition() {
        return Optional.ofNullable(when);
    }
}
