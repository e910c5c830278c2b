package com.xiaomi.privacy.checks.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that Quarkus reads, as the descriptions say that its extensions carry. Of those that programs below it read, only
 * the beginnings are known.
 */
final class PlatformKeys {
    private static final String DESCRIPTION = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final String VARIABLE = "environmentVariable";

    /** The Kafka client, MicroProfile, glibc's allocator: what is behind the prefix is their affair. */
    private static final Pattern BELOW = Pattern.compile("(KAFKA|MP|MALLOC)_[A-Z0-9_]+");

    // A name that the user chooses, as that of a data source.
    private static final Pattern CHOSEN = Pattern.compile("\"[^\"]+\"");

    private final Pattern ofQuarkus;

    private PlatformKeys(Set<String> expressions) {
        ofQuarkus = Pattern.compile(String.join("|", expressions));
    }

    /**
     * Those of the extensions on the class path.
     *
     * @throws IllegalStateException if there are none
     */
    static PlatformKeys onClassPath() {
        try {
            Set<String> expressions = new TreeSet<>();
            for (URL description :
                    Collections.list(PlatformKeys.class.getClassLoader().getResources(DESCRIPTION))) {
                expressions(new ObjectMapper().readTree(description)).forEach(expressions::add);
            }
            if (expressions.isEmpty()) {
                throw new IllegalStateException("No extension of Quarkus is on the class path");
            }
            return new PlatformKeys(expressions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isKnown(String environmentName) {
        return BELOW.matcher(environmentName).matches()
                || ofQuarkus.matcher(environmentName).matches();
    }

    private static Stream<String> expressions(JsonNode description) {
        return description.findParents(VARIABLE).stream()
                .map(path -> path.path("property").asText())
                .map(PlatformKeys::expression);
    }

    private static String expression(String property) {
        // The last part, too, may be chosen.
        return Stream.of(CHOSEN.split(property, -1))
                .map(fixed -> fixed.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("[A-Z0-9_]+"));
    }
}
