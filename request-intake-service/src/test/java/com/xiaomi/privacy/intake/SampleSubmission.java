package com.xiaomi.privacy.intake;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Arrays;
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

    /** The body of a parent's or an agent's request for another person; changes to it are the caller's own. */
    public Map<String, Object> bodyOnBehalf(String requesterKind, String ground) {
        Map<String, Object> body = body();
        body.put("requesterKind", requesterKind);
        body.put(
                "onBehalf",
                new TreeMap<>(Map.of(
                        "ground",
                        ground,
                        "organisation",
                        "Kanzlei " + person,
                        "subject",
                        new TreeMap<>(Map.of("name", subjectName(), "email", subjectEmail(), "miId", subjectMiId())))));
        return body;
    }

    /** The name of the person that {@link #bodyOnBehalf} is about. */
    public String subjectName() {
        return "Lotte Mustermann-" + person;
    }

    /** Their address. */
    public String subjectEmail() {
        return "lotte." + person + "@example.org";
    }

    /** Their Mi ID. */
    public String subjectMiId() {
        return "5" + miId();
    }

    /** A right with everything that can be said about it. */
    public Map<String, Object> asked(Right right) {
        return new TreeMap<>(Map.of("right", right.name(), "details", new TreeMap<>(details(right))));
    }

    /** All rights with everything that can be said about them. */
    public List<Map<String, Object>> allRights() {
        return Arrays.stream(Right.values()).map(this::asked).toList();
    }

    /** Words that only this person can have written. */
    public String words(String about) {
        return about + " of person " + person;
    }

    private Map<String, Object> details(Right right) {
        return switch (right) {
            case ACCESS ->
                Map.of(
                        "services",
                        List.of(words("Mi Cloud")),
                        "from",
                        "2020-01-01",
                        "to",
                        "2025-12-31",
                        "extraCopy",
                        true);
            case RECTIFICATION ->
                Map.of(
                        "fields",
                        List.of(new TreeMap<>(Map.of(
                                "field", "street", "before", words("old street"), "after", words("new street")))),
                        "evidence",
                        words("registration"));
            case ERASURE ->
                Map.of(
                        "scope",
                        "NAMED_DATA",
                        "services",
                        List.of(),
                        "namedData",
                        List.of(words("photographs")),
                        "accountCancellation",
                        true,
                        "reason",
                        "CONSENT_WITHDRAWN");
            case OBJECTION ->
                Map.of("processing", words("profiling"), "grounds", words("situation"), "directMarketing", true);
            case RESTRICTION ->
                Map.of(
                        "action", "START",
                        "reason", "ACCURACY_CONTESTED",
                        "startsOn", "2026-12-01",
                        "explanation", words("wrong birthday"));
            case PORTABILITY ->
                Map.of(
                        "recipient",
                        "CONTROLLER",
                        "controller",
                        new TreeMap<>(Map.of("name", words("Other Cloud"), "website", "https://cloud.example.org")),
                        "services",
                        List.of(words("contacts")));
            case WITHDRAW_CONSENT -> Map.of("consent", words("newsletter"));
            case QUESTION -> Map.of("question", words("Why?\nAnd how long?"));
            case COMPLAINT -> Map.of("complaint", words("late answer"));
            case GRIEVANCE -> Map.of("grievance", words("no answer"), "earlierReference", "7K3M-9QXP-2A4W");
            case OPT_OUT_SALE -> Map.of("sale", true, "sharing", true, "targetedAdvertising", false);
            case AUTOMATED_DECISION_REVIEW ->
                Map.of("decision", words("credit refused"), "decidedOn", "2026-11-01", "viewpoint", words("paid"));
            case NOMINATE ->
                Map.of(
                        "nominee",
                        new TreeMap<>(Map.of(
                                "name",
                                words("Jan"),
                                "email",
                                "jan." + person + "@example.org",
                                "phone",
                                "+49 89 1234567",
                                "relationship",
                                "brother")),
                        "takesEffect",
                        "BOTH");
        };
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
