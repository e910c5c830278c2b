package com.xiaomi.privacy.benchmarks.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An invented case with its request. The mix is the same at every number of cases: every seventh case is in review, two of
 * three are over, and places are as unequal as in life.
 *
 * @param number counts from 0; the same number always gives the same case
 */
record SampleCase(
        long number,
        UUID requestId,
        UUID caseId,
        Place place,
        String right,
        String state,
        Instant receivedAt,
        LocalDate due,
        UUID assignee,
        boolean unread) {

    /** One of a hundred cases comes from here. */
    static final String RARE_COUNTRY = "MT";

    /** The law of a country that has few cases. */
    static final String RARE_LAW = "PDPA 2012 (Singapore)";

    private static final int YEARS = 3;
    private static final Instant LAST = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant FIRST = LAST.minus(YEARS * 365L, ChronoUnit.DAYS);
    private static final long SPAN_MILLIS = ChronoUnit.MILLIS.between(FIRST, LAST);
    private static final int AGENTS = 100;
    private static final String GDPR = "GDPR (EU) 2016/679";

    private static final List<Share<Place>> PLACES = List.of(
            new Share<>(25, new Place("DE", GDPR, "de")),
            new Share<>(25, new Place("IN", "DPDP Act 2023", "en")),
            new Share<>(15, new Place("FR", GDPR, "fr")),
            new Share<>(15, new Place("ES", GDPR, "es")),
            new Share<>(10, new Place("IT", GDPR, "it")),
            new Share<>(8, new Place("BR", "LGPD (Lei 13.709/2018)", "pt-BR")),
            new Share<>(1, new Place("SG", RARE_LAW, "en")),
            new Share<>(1, new Place(RARE_COUNTRY, GDPR, "mt")));
    private static final List<Share<String>> RIGHTS = List.of(
            new Share<>(45, "ACCESS"),
            new Share<>(35, "ERASURE"),
            new Share<>(10, "QUESTION"),
            new Share<>(9, "PORTABILITY"),
            new Share<>(1, "RESTRICTION"));
    private static final List<Share<String>> STATES = List.of(
            new Share<>(55, "CLOSED"),
            new Share<>(12, "ANONYMISED"),
            new Share<>(15, "IN_REVIEW"),
            new Share<>(6, "AWAITING_IDENTITY"),
            new Share<>(4, "AWAITING_REQUESTER"),
            new Share<>(1, "AWAITING_FEE"),
            new Share<>(2, "AWAITING_APPROVAL"),
            new Share<>(4, "IN_FULFILMENT"),
            new Share<>(1, "AWAITING_RELEASE"));

    /** @param total number of cases, over which the years are spread */
    static SampleCase of(long number, long total) {
        SplittableRandom random = new SplittableRandom(number);
        Place place = pick(PLACES, random);
        String state = pick(STATES, random);
        Instant receivedAt = FIRST.plusMillis(SPAN_MILLIS * number / total);
        boolean suspended = state.equals("AWAITING_REQUESTER") || state.equals("AWAITING_FEE");
        boolean assigned = random.nextInt(3) > 0 && !state.equals("AWAITING_IDENTITY");
        return new SampleCase(
                number,
                timeOrdered(receivedAt, number, random.nextInt()),
                timeOrdered(receivedAt, number, random.nextInt()),
                place,
                pick(RIGHTS, random),
                state,
                receivedAt,
                suspended
                        ? null
                        : LocalDate.ofInstant(receivedAt, ZoneOffset.UTC).plusDays(15L + random.nextInt(31)),
                assigned ? agent(random.nextInt(AGENTS)) : null,
                random.nextInt(50) == 0);
    }

    /** One of the agents. */
    static UUID agent(int number) {
        return new UUID(0x0193_9c1e_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    boolean isOver() {
        return state.equals("CLOSED") || state.equals("ANONYMISED");
    }

    /** Like the UUIDv7 of the services: grows with time, and ends at random. */
    private static UUID timeOrdered(Instant at, long number, int random) {
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000L | number >>> 32 & 0xFFFL,
                0x8000_0000_0000_0000L | (number & 0x3FFF_FFFFL) << 32 | random & 0xFFFF_FFFFL);
    }

    private static <T> T pick(List<Share<T>> shares, SplittableRandom random) {
        int left = random.nextInt(100);
        for (Share<T> share : shares) {
            left -= share.percent();
            if (left < 0) {
                return share.value();
            }
        }
        throw new IllegalStateException("the shares are less than the whole");
    }

    /** Where a person lives, with what follows from it. */
    record Place(String country, String law, String language) {}

    private record Share<T>(int percent, T value) {}
}
