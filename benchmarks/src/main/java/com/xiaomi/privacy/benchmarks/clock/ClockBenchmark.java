package com.xiaomi.privacy.benchmarks.clock;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.measure.Window;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.clock.ClockInput;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Reads the legal clock for every place and right of the tables, one after the other, beside bare date arithmetic. */
public final class ClockBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    // Prime, so that receipts fall on all days of the week and of the month.
    private static final int DAYS_APART = 37;
    private static final int RECEIPTS = 10;
    private static final int BATCH = 500;
    // Time on a core, whatever else the machine does meanwhile.
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final LegalClock clock = LegalClock.standard();

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     */
    public ClockResult run(Window window, Consumer<String> progress) throws InterruptedException {
        List<String> places = clock.lawBook().rows().stream()
                .map(JurisdictionRow::code)
                .sorted()
                .toList();
        int cores = Runtime.getRuntime().availableProcessors();
        List<ClockResult.Step> steps = new ArrayList<>();
        int readings = 0;
        for (Course course : Course.values()) {
            List<ClockInput> inputs = inputs(places, course);
            // Calendars are read once, whenever they are first asked for.
            inputs.forEach(clock::read);
            double one = perSecond(inputs, this::reading, 1, window);
            double all = perSecond(inputs, this::reading, cores, window) / cores;
            double bare = perSecond(inputs, ClockBenchmark::bare, 1, window);
            steps.add(new ClockResult.Step(course.title, one, all, bare, Ratio.of(one, bare)));
            progress.accept("%s: %.0f/s, %.0f/s on each of %d cores, bare dates %.0f/s"
                    .formatted(course.title, one, all, cores, bare));
            readings += inputs.size();
        }
        return new ClockResult(places.size(), Right.values().length, readings, cores, steps);
    }

    private static List<ClockInput> inputs(List<String> places, Course course) {
        List<ClockInput> inputs = new ArrayList<>();
        for (String place : places) {
            for (Right right : Right.values()) {
                for (int i = 0; i < RECEIPTS; i++) {
                    LocalDate received = FIRST.plusDays((long) i * DAYS_APART);
                    inputs.add(new ClockInput(
                            Jurisdiction.parse(place),
                            right,
                            Moment.on(received),
                            course.events(received),
                            Moment.on(received.plusDays(course.readAfterDays))));
                }
            }
        }
        // Mixed, so that every stretch of them is as much work as any other.
        Collections.shuffle(inputs, new Random(RECEIPTS));
        return inputs;
    }

    private int reading(ClockInput input) {
        return clock.read(input).steps().size();
    }

    /** What the ordinary path comes down to without law, calendar, events and reasons. */
    private static int bare(ClockInput input) {
        LocalDate end = ((Moment.Day) input.received()).date().plusMonths(1);
        while (end.getDayOfWeek() == DayOfWeek.SATURDAY || end.getDayOfWeek() == DayOfWeek.SUNDAY) {
            end = end.plusDays(1);
        }
        return end.getDayOfYear();
    }

    private static double perSecond(
            List<ClockInput> inputs, ToIntFunction<ClockInput> operation, int threads, Window window)
            throws InterruptedException {
        long begin = System.nanoTime();
        long from = begin + window.warmUp().toNanos();
        long to = begin + window.whole().toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Double>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> repeat(inputs, operation, from, to)));
            }
            double all = 0;
            for (Future<Double> one : running) {
                all += one.get(window.whole().toSeconds() * 2, TimeUnit.SECONDS);
            }
            return all;
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailure("The clock could not be read: " + e, e);
        }
    }

    /** One batch after the other until the time is over; those that began after the warm-up count. */
    private static double repeat(List<ClockInput> inputs, ToIntFunction<ClockInput> operation, long from, long to) {
        long checksum = 0;
        long done = 0;
        long nanos = 0;
        int next = 0;
        long begin;
        while ((begin = System.nanoTime()) < to) {
            long spent = PROCESSOR.getCurrentThreadCpuTime();
            for (int i = 0; i < BATCH; i++) {
                checksum += operation.applyAsInt(inputs.get(next));
                next = (next + 1) % inputs.size();
            }
            if (begin >= from) {
                done += BATCH;
                nanos += PROCESSOR.getCurrentThreadCpuTime() - spent;
            }
        }
        if (checksum == 0 || nanos == 0) {
            throw new BenchmarkFailure("The clock was not read in the time given.");
        }
        return done / (nanos / NANOS_PER_SECOND);
    }

    /** What happens in a case before the clock is read. */
    private enum Course {
        NOTHING("nothing happened yet", 10) {
            @Override
            List<ClockEvent> events(LocalDate received) {
                return List.of();
            }
        },
        PAUSED("asked for proof and for clarification, both arrived", 20) {
            @Override
            List<ClockEvent> events(LocalDate received) {
                return List.of(
                        event(ClockEvent.Type.IDENTITY_REQUESTED, received, 1),
                        event(ClockEvent.Type.IDENTITY_PROVIDED, received, 4),
                        event(ClockEvent.Type.CLARIFICATION_REQUESTED, received, 6),
                        event(ClockEvent.Type.CLARIFICATION_PROVIDED, received, 13));
            }
        },
        WHOLE("asked, extended, answered, appealed", 120) {
            @Override
            List<ClockEvent> events(LocalDate received) {
                return List.of(
                        event(ClockEvent.Type.CLARIFICATION_REQUESTED, received, 1),
                        event(ClockEvent.Type.CLARIFICATION_PROVIDED, received, 3),
                        event(ClockEvent.Type.EXTENSION_NOTIFIED, received, 5),
                        event(ClockEvent.Type.REFUSED, received, 50),
                        event(ClockEvent.Type.APPEAL_RECEIVED, received, 70),
                        event(ClockEvent.Type.DECISION_COMMUNICATED, received, 110));
            }
        };

        private final String title;
        private final int readAfterDays;

        Course(String title, int readAfterDays) {
            this.title = title;
            this.readAfterDays = readAfterDays;
        }

        abstract List<ClockEvent> events(LocalDate received);

        private static ClockEvent event(ClockEvent.Type type, LocalDate received, int days) {
            return new ClockEvent(type, Moment.on(received.plusDays(days)));
        }
    }
}
