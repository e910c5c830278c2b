package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.legal.law.Jurisdiction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The controllers that the operator lists. Read at the start, so that a wrong setting is found then. */
@Startup
@ApplicationScoped
class ReceivingControllers {

    private static final String PROPERTY = "rights.handover.controllers.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, ReceivingController> byName = new TreeMap<>();

    ReceivingControllers(HandoverConfig config) {
        config.controllers().forEach((name, listed) -> byName.put(name, read(name, listed)));
    }

    /** The one of that name; empty if the operator lists none. */
    Optional<ReceivingController> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All, by name. */
    List<ReceivingController> all() {
        return List.copyOf(byName.values());
    }

    private static ReceivingController read(String name, HandoverConfig.Controller listed) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(
                    PROPERTY + name + ": a name has small letters, digits and hyphens, 63 at most");
        }
        return new ReceivingController(
                name,
                listed.title(),
                country(name, listed.country()),
                endpoint(name, listed.endpoint()),
                listed.tokenFile().map(file -> token(name, file)));
    }

    private static String country(String name, String country) {
        if (!Jurisdiction.isCountry(country)) {
            throw new IllegalStateException(PROPERTY + name + ".country must be an ISO 3166-1 alpha-2 code");
        }
        return country;
    }

    private static URI endpoint(String name, URI endpoint) {
        boolean isPlace = endpoint.getHost() != null
                && endpoint.getRawUserInfo() == null
                && endpoint.getRawFragment() == null
                && endpoint.getRawQuery() == null;
        boolean isSafe = "https".equals(endpoint.getScheme())
                || "http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(endpoint.getHost());
        if (!isPlace || !isSafe) {
            throw new IllegalStateException(
                    PROPERTY + name
                            + ".endpoint must be an https address without user, query and fragment; http is for this machine only");
        }
        return endpoint;
    }

    private static String token(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(PROPERTY + name + ".token-file names an unreadable file", e);
        }
    }
}
