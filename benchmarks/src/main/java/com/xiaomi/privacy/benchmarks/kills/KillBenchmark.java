package com.xiaomi.privacy.benchmarks.kills;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.mails.MailReceiver;
import com.xiaomi.privacy.benchmarks.mails.MailReceiver.Letter;
import com.xiaomi.privacy.benchmarks.mails.PlayedServices;
import com.xiaomi.privacy.benchmarks.mails.SampleRequest;
import com.xiaomi.privacy.benchmarks.mails.SentMails;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.PlayedEvents;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.localstack.LocalService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The service is killed while it sends, at moments spread over all letters, each right after one was accepted. */
public final class KillBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final long LOOK_EVERY = 2_000_000;
    private static final long STILL_ON_ITS_WAY = 500_000_000;
    private static final String CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = ?";

    private final MeasuredSystem system;
    private final MailReceiver receiver;
    private final int letters;
    private final int kills;

    /** @param system which sends to the receiver */
    public KillBenchmark(MeasuredSystem system, MailReceiver receiver, int letters, int kills) {
        this.system = system;
        this.receiver = receiver;
        this.letters = letters;
        this.kills = kills;
    }

    /**
     * Measures.
     *
     * @param progress takes a line for people after each kill
     * @throws BenchmarkFailure if a letter was lost, or repeated without need
     */
    public KillResult run(Consumer<String> progress) throws SQLException, InterruptedException {
        List<SampleRequest> requests = SampleRequest.many(letters);
        try (Connection connection = system.connect();
                Connection administrator = system.connectAsAdministrator();
                PlayedEvents events = new PlayedEvents(system)) {
            SentMails receipts = new SentMails(connection, MessageKind.REQUEST_RECEIVED);
            long begin = System.nanoTime();
            events.sendAll(requests.stream().map(SampleRequest::submitted).toList());
            Set<String> window = new HashSet<>();
            double longestPause = 0;
            for (int kill = 1; kill <= kills; kill++) {
                int after = kill * letters / (kills + 1);
                system.awaitClosely("%d letters are there".formatted(after), PATIENCE, () -> receiver.count() >= after);
                long killed = System.nanoTime();
                Set<String> caught = kill(receipts, administrator);
                window.addAll(caught);
                longestPause = Math.max(longestPause, secondsUntilNext(killed));
                progress.accept("kill %d after %d letters, %d of them accepted and not recorded"
                        .formatted(kill, after, caught.size()));
            }
            system.await("all letters are sent", PATIENCE, () -> receipts.count() == letters);
            double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
            Arrivals arrivals = required(requests, window);
            return new KillResult(
                    letters,
                    kills,
                    arrivals.lost(),
                    arrivals.repeated(),
                    window.size(),
                    arrivals.repeatedInWindow(),
                    longestPause,
                    seconds);
        }
    }

    /** Kills the service and starts it again; returns the letters that were accepted and are not recorded in between. */
    private Set<String> kill(SentMails receipts, Connection administrator) throws SQLException, InterruptedException {
        system.killService();
        // What it had handed over last may still be on its way to the receiver, and PostgreSQL may still carry out what
        // it was told last.
        long end = System.nanoTime() + SETTLING.toNanos();
        while (receiver.conversations() > 0 || connectionsOfTheDead(administrator) > 0) {
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("Connections of the killed service were still open after " + SETTLING);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        Set<String> unrecorded = receipts.unrecorded();
        Set<String> caught = receiver.letters().stream()
                .map(Letter::messageId)
                .filter(unrecorded::contains)
                .collect(Collectors.toSet());
        system.restartService();
        return caught;
    }

    private static long connectionsOfTheDead(Connection administrator) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(CONNECTIONS)) {
            statement.setString(1, LocalService.roleIn(LocalService.NOTIFICATION.database()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private double secondsUntilNext(long killed) throws SQLException, InterruptedException {
        system.await("letters arrive again", PATIENCE, () -> next(killed).isPresent());
        return (next(killed).getAsLong() - killed) / NANOS_PER_SECOND;
    }

    /** What arrives right after a kill was sent before it. */
    private OptionalLong next(long killed) {
        return receiver.letters().stream()
                .mapToLong(Letter::acceptedNanos)
                .filter(accepted -> accepted > killed + STILL_ON_ITS_WAY)
                .min();
    }

    private Arrivals required(List<SampleRequest> requests, Set<String> window) {
        Set<String> recipients = requests.stream()
                .map(request -> request.requestId() + PlayedServices.DOMAIN)
                .collect(Collectors.toSet());
        Arrivals arrivals = Arrivals.of(recipients, receiver.letters(), window);
        if (arrivals.lost() > 0 || arrivals.repeated() > 0) {
            throw new BenchmarkFailure("%d letters were lost and %d repeated, beside %d in the window."
                    .formatted(arrivals.lost(), arrivals.repeated(), arrivals.repeatedInWindow()));
        }
        return arrivals;
    }
}
