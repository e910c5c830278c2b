package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is asked of the clock, as JSON carries it: not yet read, so that every caller hears of the same mistake in the same
 * words.
 *
 * @param jurisdiction where the person is: a code of the tables, like {@code DE} or {@code US-CA}
 * @param alsoUnder further places whose law counts for the same person; null or empty if there is none
 * @param right a {@link Right}
 * @param received a day, or a time with offset
 * @param events what happened since; null or empty if nothing did
 * @param asOf the moment to read the clock for, a day or a time with offset; null for the present one
 */
public record ClockQuestion(
        String jurisdiction,
        List<String> alsoUnder,
        String right,
        String received,
        List<HappenedBody> events,
        String asOf) {

    private static final String PLACE = "a code like DE or US-CA";
    private static final String MOMENT = "a date like 2026-02-10 or a time like 2026-02-10T09:30:00+01:00";
    private static final int MOST_PLACES = 20;
    private static final int MOST_EVENTS = 1000;

    /**
     * Something that happened.
     *
     * @param type a {@link ClockEvent.Type}
     * @param at a day, or a time with offset
     */
    public record HappenedBody(String type, String at) {}

    /**
     * The inputs of the clock: first the place of the person, then the others, each once.
     *
     * @param now stands in for a missing {@code asOf}
     * @throws ClockInputException naming the first field that is wrong
     */
    public List<ClockInput> read(Moment now) {
        Set<Jurisdiction> places = new LinkedHashSet<>();
        places.add(read("jurisdiction", jurisdiction, Jurisdiction::parse, PLACE));
        List<String> others = bounded("alsoUnder", alsoUnder, MOST_PLACES);
        for (int i = 0; i < others.size(); i++) {
            places.add(read("alsoUnder[" + i + "]", others.get(i), Jurisdiction::parse, PLACE));
        }
        Right asked = read("right", right, Right::valueOf, "one of " + Arrays.toString(Right.values()));
        Moment arrived = moment("received", received);
        List<ClockEvent> happened = happened();
        Moment reading = asOf == null ? now : moment("asOf", asOf);
        return places.stream()
                .map(place -> new ClockInput(place, asked, arrived, happened, reading))
                .toList();
    }

    private List<ClockEvent> happened() {
        List<HappenedBody> all = bounded("events", events, MOST_EVENTS);
        List<ClockEvent> read = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String path = "events[" + i + "]";
            HappenedBody one = all.get(i);
            if (one == null) {
                throw new ClockInputException(path, "must be an object with type and at");
            }
            read.add(new ClockEvent(
                    read(
                            path + ".type",
                            one.type(),
                            ClockEvent.Type::valueOf,
                            "one of " + Arrays.toString(ClockEvent.Type.values())),
                    moment(path + ".at", one.at())));
        }
        return read;
    }

    private static <T> List<T> bounded(String field, List<T> list, int most) {
        List<T> given = list == null ? List.of() : list;
        if (given.size() > most) {
            throw new ClockInputException(field, "must have at most " + most + " entries");
        }
        return given;
    }

    private static Moment moment(String field, String text) {
        return read(field, text, Moment::parse, MOMENT);
    }

    private static <T> T read(String field, String text, Function<String, T> reading, String wanted) {
        if (text == null) {
            throw new ClockInputException(field, "missing; must be " + wanted);
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ClockInputException(field, "must be " + wanted);
        }
    }
}
