package com.xiaomi.privacy.benchmarks.relay;

import com.xiaomi.privacy.benchmarks.measure.Ratio;
import java.util.List;

/**
 * How fast the relay emptied the outbox.
 *
 * @param events per round
 * @param keys that the events were spread over
 * @param medianRelayPerSecond events per second, of the round in the middle
 * @param medianProducerPerSecond events per second, of the round in the middle
 * @param ratio the one divided by the other
 */
public record RelayResult(
        int events,
        int keys,
        List<Round> rounds,
        double medianRelayPerSecond,
        double medianProducerPerSecond,
        double ratio) {

    public RelayResult {
        rounds = List.copyOf(rounds);
    }

    static RelayResult of(int events, int keys, List<Round> rounds) {
        double relay =
                Ratio.median(rounds.stream().mapToDouble(Round::relayPerSecond).toArray());
        double producer = Ratio.median(
                rounds.stream().mapToDouble(Round::producerPerSecond).toArray());
        return new RelayResult(events, keys, rounds, relay, producer, Ratio.of(relay, producer));
    }

    /**
     * The same events once through the outbox and once through a plain producer.
     *
     * @param relayed number of events that the relay handed over in the time it had
     */
    public record Round(int relayed, double relayPerSecond, double producerPerSecond) {}
}
