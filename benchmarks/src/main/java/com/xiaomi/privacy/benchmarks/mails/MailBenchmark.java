package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.PlayedEvents;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Receipts of requests through the running service beside a plain loop, then codes without and with a campaign to the same people. */
public final class MailBenchmark {

    // The service's work queue has as many threads.
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final MeasuredSystem system;
    private final PlayedServices others;
    private final MailReceiver receiver;
    private final String sinkProgram;
    private final Size size;

    /**
     * Readies a measurement.
     *
     * @param system which asks the others, and sends to the receiver
     * @param sinkProgram the path of smtp-sink
     */
    public MailBenchmark(
            MeasuredSystem system, PlayedServices others, MailReceiver receiver, String sinkProgram, Size size) {
        this.system = system;
        this.others = others;
        this.receiver = receiver;
        this.sinkProgram = sinkProgram;
        this.size = size;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each step
     * @throws BenchmarkFailure if a letter is missing
     */
    public MailResult run(Consumer<String> progress) throws SQLException, IOException, InterruptedException {
        List<SampleRequest> requests = SampleRequest.many(size.requests());
        try (Connection connection = system.connect();
                PlayedEvents events = new PlayedEvents(system)) {
            SentMails receipts = new SentMails(connection, MessageKind.REQUEST_RECEIVED);
            byte[] letter = sample(events);
            List<MailResult.Round> rounds = rounds(events, receipts, letter, requests, progress);

            system.restartService(with(receiver.configuration()));
            send(events, receipts, SampleRequest.many(size.warmUp()));
            MailResult.Codes codes =
                    new CodesBesideCampaign(system, events, receiver, connection, requests, size.codes()).run(progress);
            return MailResult.of(size.requests() / ROUNDS, letter.length, CONNECTIONS, rounds, codes);
        }
    }

    /** What a receipt looks like: smtp-sink would not tell. */
    private byte[] sample(PlayedEvents events) throws SQLException, InterruptedException {
        events.send(SampleRequest.many(1).getFirst().submitted());
        system.await("the first letter is there", PATIENCE, () -> receiver.count() > 0);
        return receiver.latest();
    }

    private List<MailResult.Round> rounds(
            PlayedEvents events,
            SentMails receipts,
            byte[] letter,
            List<SampleRequest> requests,
            Consumer<String> progress)
            throws SQLException, InterruptedException {
        try (SmtpSink sink = SmtpSink.start(sinkProgram, system)) {
            system.restartService(with(MailReceiver.mailServer(sink.port())));
            PlainMails plain = new PlainMails(sink.port(), letter, CONNECTIONS);
            List<SampleRequest> warmUp = SampleRequest.many(size.warmUp());
            send(events, receipts, warmUp);
            plain.send(warmUp.size());

            List<MailResult.Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                List<SampleRequest> some =
                        requests.subList(i * requests.size() / ROUNDS, (i + 1) * requests.size() / ROUNDS);
                double service = send(events, receipts, some);
                MailResult.Round round = new MailResult.Round(service, plain.send(some.size()));
                progress.accept("round %d: %.0f letters/s, plain loop %.0f letters/s"
                        .formatted(i + 1, round.perSecond(), round.plainPerSecond()));
                rounds.add(round);
            }
            requireCounted(sink, 2L * (warmUp.size() + requests.size()));
            return rounds;
        }
    }

    /** Has the requests' persons written to; letters per second, from the first event until the last letter is accepted. */
    private double send(PlayedEvents events, SentMails receipts, List<SampleRequest> requests)
            throws SQLException, InterruptedException {
        long all = receipts.count() + requests.size();
        Instant begin = Instant.now();
        events.sendAll(requests.stream().map(SampleRequest::submitted).toList());
        system.await("all letters are sent", PATIENCE, () -> receipts.count() == all);
        return requests.size() / seconds(begin, receipts.last());
    }

    private void requireCounted(SmtpSink sink, long letters) throws SQLException, InterruptedException {
        system.await(
                "smtp-sink has counted " + letters + " letters", Duration.ofSeconds(5), () -> sink.count() >= letters);
        if (sink.count() != letters) {
            throw new BenchmarkFailure(
                    "smtp-sink has taken %d letters, where %d were sent.".formatted(sink.count(), letters));
        }
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private Map<String, String> with(Map<String, String> mailServer) {
        Map<String, String> configuration = new HashMap<>(others.configuration());
        configuration.putAll(mailServer);
        return configuration;
    }

    /**
     * How much is sent.
     *
     * @param warmUp letters that are not counted
     * @param requests whose persons get a receipt, and later the campaign
     * @param codes one-time codes, once alone and once beside the campaign; each of another request
     */
    public record Size(int warmUp, int requests, int codes) {}
}
