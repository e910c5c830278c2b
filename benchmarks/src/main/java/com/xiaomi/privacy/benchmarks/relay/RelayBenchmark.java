package com.xiaomi.privacy.benchmarks.relay;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The relay of the running service and a plain producer in turn, with the same events. */
public final class RelayBenchmark {
    private static final int EVENTS = 20_000;
    private static final int KEYS = 5_000;
    private static final int WARM_UP_EVENTS = 5_000;
    private static final int ROUNDS = 3;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final MeasuredSystem system;

    public RelayBenchmark(MeasuredSystem system) {
        this.system = system;
    }

    /**
     * Measures.
     *
     * @param warmUp emptying that is not counted, at least this long
     * @param limit the most that one emptying of the outbox may take; what is left then counts as not handed over
     * @param progress takes a line for people after each round
     */
    public RelayResult run(Duration warmUp, Duration limit, Consumer<String> progress)
            throws SQLException, InterruptedException {
        try (Connection connection = system.connect();
                PlainProducer producer = new PlainProducer(system.kafkaBootstrap())) {
            OutboxTable outbox = new OutboxTable(connection);
            warmUp(outbox, producer, warmUp, limit);
            List<RelayResult.Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                RelayResult.Round round = round(outbox, producer, WaitingEvent.spread(EVENTS, KEYS), limit);
                progress.accept("round %d: relay %.0f events/s, plain producer %.0f events/s"
                        .formatted(i + 1, round.relayPerSecond(), round.producerPerSecond()));
                rounds.add(round);
                if (round.relayed() < EVENTS) {
                    // What is left would be counted in the next round.
                    break;
                }
            }
            system.requireAlive();
            return RelayResult.of(EVENTS, KEYS, rounds);
        }
    }

    private static void warmUp(OutboxTable outbox, PlainProducer producer, Duration warmUp, Duration limit)
            throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        do {
            // Also waits for the events of a measurement before this one.
            if (leftAfter(limit, outbox) != 0) {
                throw new BenchmarkFailure("The relay does not empty the outbox, so there is nothing to measure.");
            }
            round(outbox, producer, WaitingEvent.spread(WARM_UP_EVENTS, KEYS), limit);
        } while (System.nanoTime() - begin < warmUp.toNanos());
    }

    private static RelayResult.Round round(
            OutboxTable outbox, PlainProducer producer, List<WaitingEvent> events, Duration limit)
            throws SQLException, InterruptedException {
        outbox.add(events);
        long begin = System.nanoTime();
        int relayed = events.size() - (int) leftAfter(limit, outbox);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new RelayResult.Round(relayed, relayed / seconds, events.size() / producer.send(events));
    }

    /** Waits until the outbox is empty, at most this long, and returns how many events are left. */
    private static long leftAfter(Duration limit, OutboxTable outbox) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        long waiting = outbox.waiting();
        while (waiting != 0 && System.nanoTime() - begin < limit.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            waiting = outbox.waiting();
        }
        return waiting;
    }
}
