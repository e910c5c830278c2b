package com.xiaomi.privacy.intake.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The versions of the privacy policy that this build knows, as of today. */
@Startup
@ApplicationScoped
public class Policies {

    private static final String RESOURCE = "/policies/policies.json";

    private final PolicyBook book;
    private final Clock clock;

    Policies(ObjectMapper json, Clock clock) {
        this.book = read(json);
        this.clock = clock;
    }

    private static PolicyBook read(ObjectMapper json) {
        try (InputStream versions = Policies.class.getResourceAsStream(RESOURCE)) {
            return new PolicyBook(json.readValue(versions, new TypeReference<List<PolicyVersion>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + RESOURCE, e);
        }
    }

    /** Whether a person may have been shown the version: it is, or was, in effect. */
    public boolean isAcceptable(String version) {
        return book.isAcceptable(version, today());
    }

    /** The version in effect. */
    public String currentVersion() {
        return book.current(today()).version();
    }

    PolicyBook book() {
        return book;
    }

    /** In UTC, as the days in the list. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
