package com.xiaomi.privacy.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A body that intake accepts, with a person nobody else has. */
public final class SampleSubmission {

    private final String person = UUID.randomUUID().toString().substring(0, 8);

    /** A unique address. */
    public String email() {
        return "Erika." + person + "@example.org";
    }

    /** A unique name. */
    public String name() {
        return "Erika Mustermann-" + person;
    }

    /** A unique Mi ID. */
    public String miId() {
        return Long.toString(4_000_000_000L + Integer.toUnsignedLong(person.hashCode()));
    }

    /** Unique words. */
    public String furtherInformation() {
        return "My phone " + person + " was stolen in Köln.";
    }

    /** The body; changes to it are the caller's own. */
    public Map<String, Object> body() {
        Map<String, Object> body = new TreeMap<>();
        body.put("language", "de");
        body.put("requesterKind", "SELF");
        body.put("contact", new TreeMap<>(Map.of("name", name(), "email", email(), "miId", miId())));
        body.put("furtherInformation", furtherInformation());
        body.put("policyVersion", "2024-12-16");
        body.put("rights", List.of(Map.of("right", "ACCESS")));
        return body;
    }
}
