package com.xiaomi.privacy.checks.configuration;

import java.util.Locale;

/**
 * A configuration key of the project's own.
 *
 * @param name the key, for example {@code rights.s3.access-key}
 * @param required whether a service does not start without it
 */
public record ConfigurationKey(String name, boolean required) {

    /** The environment variable that sets it, by the rule of MicroProfile Config. */
    public String environmentName() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
