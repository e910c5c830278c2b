package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * The books that so many cases of one year leave once all is folded: drawn case by case from invented shares, the same for
 * every number of cases, and summed up for every grouping as the service does.
 */
final class SampleBooks {
    /** The year. */
    static final int YEAR = 2026;

    private static final int MONTHS = 12;
    private static final int HUNDRED = 100;
    private static final int LATE_AFTER_DAYS = 30;
    private static final int LONGEST_ANSWER_DAYS = 90;
    private static final double MEAN_DAYS = 18;
    private static final double SPREAD_DAYS = 9;
    private static final int PAUSED_OF_HUNDRED = 20;
    private static final int LONGEST_PAUSE_DAYS = 14;
    private static final int APPEALED_OF_HUNDRED = 2;
    // Of a hundred cases.
    private static final List<Right> RIGHTS = shares(Map.of(
            Right.ACCESS, 35,
            Right.ERASURE, 30,
            Right.QUESTION, 9,
            Right.PORTABILITY, 8,
            Right.RECTIFICATION, 8,
            Right.OBJECTION, 5,
            Right.WITHDRAW_CONSENT, 5));
    private static final List<Outcome> OUTCOMES = shares(Map.of(
            Outcome.FULFILLED, 60,
            Outcome.PARTIALLY_FULFILLED, 10,
            Outcome.REFUSED, 10,
            Outcome.WITHDRAWN, 8,
            Outcome.EXPIRED, 7,
            Outcome.DUPLICATE, 5));
    // As the service writes them.
    private static final int MONTH = 16;
    private static final int RIGHT = 8;
    private static final int LAW = 4;
    private static final int PLACE = 2;
    private static final int OUTCOME = 1;
    private static final int GROUPINGS = 32;
    private static final String COPY = """
            COPY report_cube (summed_over, year, month, asserted_right, law, place, outcome, figure, ground, amounts) FROM STDIN
            """;
    // What one minute may leave behind the folding.
    private static final String UNFOLDED = """
            INSERT INTO report_delta (delta_id, month, asserted_right, law, place, outcome, figure, ground, days, amount)
            SELECT gen_random_uuid(), month, asserted_right, law, place, outcome, figure, ground, 0, 1
            FROM report_cube WHERE summed_over = 0 AND ground IS NULL ORDER BY month DESC LIMIT 1000
            """;

    private final SplittableRandom random = new SplittableRandom(YEAR);
    private final List<JurisdictionRow> places = LawBook.current().rows().stream()
            .sorted(Comparator.comparing(JurisdictionRow::code))
            .toList();
    private final Map<Line, long[]> lines = new HashMap<>();
    private final Map<Line, long[]> sums = new HashMap<>();

    private SampleBooks() {}

    /**
     * Replaces the service's books.
     *
     * @return number of rows in the books
     */
    static int load(Connection connection, int cases) throws SQLException {
        SampleBooks books = new SampleBooks();
        for (int i = 0; i < cases; i++) {
            books.addCase();
        }
        books.lines.forEach(books::addToSums);
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE report_cube, report_delta");
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(books.rows()));
            statement.execute(UNFOLDED);
            statement.execute("VACUUM ANALYZE report_cube, report_delta");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return books.sums.size();
    }

    private void addCase() {
        int received = random.nextInt(MONTHS);
        // Few places send many requests, many send few.
        JurisdictionRow place = places.get((int) (places.size() * Math.pow(random.nextDouble(), 2)));
        Right right = RIGHTS.get(random.nextInt(HUNDRED));
        Outcome outcome = OUTCOMES.get(random.nextInt(HUNDRED));
        int days = (int) Math.clamp(random.nextGaussian(MEAN_DAYS, SPREAD_DAYS), 0, LONGEST_ANSWER_DAYS);
        int closed = Math.min(received + days / LATE_AFTER_DAYS, MONTHS - 1);
        add(line(received, right, place, null, "RECEIVED", null), 0, 1);
        add(line(closed, right, place, outcome, "CLOSED", null), 0, 1);
        if (outcome.compareTo(Outcome.REFUSED) <= 0) {
            String figure = days > LATE_AFTER_DAYS ? "LATE" : "ON_TIME";
            add(line(closed, right, place, outcome, figure, null), days, 1);
        }
        if (random.nextInt(HUNDRED) < PAUSED_OF_HUNDRED) {
            int paused = 1 + random.nextInt(LONGEST_PAUSE_DAYS);
            add(line(closed, right, place, outcome, "PAUSED_DAYS", null), 0, paused);
        }
        if (outcome == Outcome.REFUSED) {
            RefusalGround ground = RefusalGround.values()[random.nextInt(RefusalGround.values().length)];
            add(line(closed, right, place, outcome, "REFUSED", ground), 0, 1);
        }
        if (random.nextInt(HUNDRED) < APPEALED_OF_HUNDRED) {
            add(line(closed, right, place, null, "APPEAL_RECEIVED", null), 0, 1);
            add(line(closed, right, place, outcome, "APPEAL_UPHELD", null), 0, 1);
        }
    }

    private static Line line(
            int month, Right right, JurisdictionRow place, Outcome outcome, String figure, RefusalGround ground) {
        return new Line(0, month, right, place.law(), place.code(), outcome, figure, ground);
    }

    private void add(Line line, int days, long amount) {
        lines.merge(line, amounts(days, amount), SampleBooks::add);
    }

    private void addToSums(Line line, long[] amounts) {
        for (int summedOver = 0; summedOver < GROUPINGS; summedOver++) {
            sums.merge(line.summedOver(summedOver), amounts, SampleBooks::add);
        }
    }

    private static long[] amounts(int days, long amount) {
        long[] amounts = new long[days + 1];
        amounts[days] = amount;
        return amounts;
    }

    private static long[] add(long[] one, long[] other) {
        long[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
        for (int i = 0; i < other.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        sums.forEach((line, amounts) -> rows.append(line.row(amounts)).append('\n'));
        return rows.toString();
    }

    private static <E extends Enum<E>> List<E> shares(Map<E, Integer> ofHundred) {
        return ofHundred.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(share -> Collections.nCopies(share.getValue(), share.getKey()).stream())
                .toList();
    }

    /** A row of the books; null for what it does not tell apart, or does not have. */
    private record Line(
            int summedOver,
            Integer month,
            Right right,
            String law,
            String place,
            Outcome outcome,
            String figure,
            RefusalGround ground) {

        Line summedOver(int summedOver) {
            return new Line(
                    summedOver,
                    (summedOver & MONTH) == 0 ? month : null,
                    (summedOver & RIGHT) == 0 ? right : null,
                    (summedOver & LAW) == 0 ? law : null,
                    (summedOver & PLACE) == 0 ? place : null,
                    (summedOver & OUTCOME) == 0 ? outcome : null,
                    figure,
                    ground);
        }

        String row(long[] amounts) {
            return Stream.of(
                            summedOver,
                            YEAR,
                            month == null ? null : "%d-%02d-01".formatted(YEAR, month + 1),
                            right,
                            law,
                            place,
                            outcome,
                            figure,
                            ground,
                            Arrays.stream(amounts).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}")))
                    .map(value -> Objects.toString(value, "\\N"))
                    .collect(Collectors.joining("\t"));
        }
    }
}
