package com.xiaomi.privacy.rightsctl.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.clock.ClockInput;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the JSON of a case, naming the field that is wrong. */
final class ClockRequest {
    private static final Set<String> FIELDS = Set.of("jurisdiction", "right", "received", "events", "asOf");
    private static final Set<String> EVENT_FIELDS = Set.of("type", "at");

    private ClockRequest() {}

    /**
     * @param json the whole input
     * @param now stands in for a missing `asOf`
     */
    static ClockInput parse(JsonNode json, Moment now) throws MalformedRequestException {
        requireObject(json, "input", "", FIELDS);
        return new ClockInput(
                read(json, "", "jurisdiction", Jurisdiction::parse, "a code like DE or US-CA"),
                read(json, "", "right", Right::valueOf, "one of " + Arrays.toString(Right.values())),
                moment(json, "", "received"),
                events(json.path("events")),
                json.path("asOf").isMissingNode() ? now : moment(json, "", "asOf"));
    }

    private static List<ClockEvent> events(JsonNode json) throws MalformedRequestException {
        if (!json.isMissingNode() && !json.isArray()) {
            throw new MalformedRequestException("events", "must be a list");
        }
        List<ClockEvent> events = new ArrayList<>();
        for (JsonNode event : json) {
            String path = "events[" + events.size() + "]";
            requireObject(event, path, path + ".", EVENT_FIELDS);
            events.add(new ClockEvent(
                    read(
                            event,
                            path + ".",
                            "type",
                            ClockEvent.Type::valueOf,
                            "one of " + Arrays.toString(ClockEvent.Type.values())),
                    moment(event, path + ".", "at")));
        }
        return events;
    }

    private static void requireObject(JsonNode json, String name, String path, Set<String> known)
            throws MalformedRequestException {
        if (!json.isObject()) {
            throw new MalformedRequestException(name, "must be a JSON object");
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new MalformedRequestException(
                    path + printable(unknown.iterator().next()), "unknown field");
        }
    }

    private static Moment moment(JsonNode json, String path, String field) throws MalformedRequestException {
        return read(
                json, path, field, Moment::parse, "a date like 2026-02-10 or a time like 2026-02-10T09:30:00+01:00");
    }

    private static <T> T read(JsonNode json, String path, String field, Function<String, T> read, String wanted)
            throws MalformedRequestException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new MalformedRequestException(path + field, "missing");
        }
        if (!value.isTextual()) {
            throw new MalformedRequestException(path + field, "must be text: " + wanted);
        }
        try {
            return read.apply(value.textValue());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedRequestException(path + field, "must be " + wanted);
        }
    }

    /** A field name fit for one line of a terminal. */
    private static String printable(String name) {
        String visible = name.replaceAll("[^\\p{Alnum}_.-]", "?");
        return visible.length() > 40 ? visible.substring(0, 40) : visible;
    }
}
