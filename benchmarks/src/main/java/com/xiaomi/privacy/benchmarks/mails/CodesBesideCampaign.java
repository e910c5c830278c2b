package com.xiaomi.privacy.benchmarks.mails;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.Latencies;
import com.xiaomi.privacy.benchmarks.measure.Load;
import com.xiaomi.privacy.benchmarks.measure.Ratio;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.PlayedEvents;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One-time codes at a steady pace, first alone, then while everybody with an open request is told of a new policy. */
final class CodesBesideCampaign {

    private static final double PER_SECOND = 10;
    private static final int WARM_UP = 100;
    private static final int PER_MINUTE = 6_000;
    private static final long SECOND = 1_000_000_000;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final String ANNOUNCEMENT = """
            {"policyVersion":"benchmark","effectiveOn":"2030-01-01","perMinute":%d}""".formatted(PER_MINUTE);

    private final MeasuredSystem system;
    private final PlayedEvents events;
    private final MailReceiver receiver;
    private final SentMails codeMails;
    private final SentMails campaignMails;
    private final List<SampleRequest> requests;
    private final int codes;

    /** @param codes once alone, once beside the campaign; each of another request, of which there must be more by those of the warm-up */
    CodesBesideCampaign(
            MeasuredSystem system,
            PlayedEvents events,
            MailReceiver receiver,
            Connection connection,
            List<SampleRequest> requests,
            int codes) {
        this.system = system;
        this.events = events;
        this.receiver = receiver;
        this.codeMails = new SentMails(connection, MessageKind.IDENTITY_CODE);
        this.campaignMails = new SentMails(connection, MessageKind.POLICY_CHANGED);
        this.requests = requests;
        this.codes = codes;
    }

    MailResult.Codes run(Consumer<String> progress) throws SQLException, IOException, InterruptedException {
        codes(requests.subList(2 * codes, 2 * codes + Math.min(codes, WARM_UP)));
        Load alone = codes(requests.subList(0, codes));
        progress.accept("codes alone: p50 %.0f ms, p99 %.0f ms".formatted(alone.p50Millis(), alone.p99Millis()));

        events.sendAll(requests.stream().map(SampleRequest::open).toList());
        int before = receiver.count();
        beginCampaign();
        system.await("the campaign has begun", PATIENCE, () -> receiver.count() > before);
        Load beside = codes(requests.subList(codes, 2 * codes));
        if (campaignMails.count() == requests.size()) {
            throw new BenchmarkFailure("The campaign was over before the codes were.");
        }
        progress.accept(
                "codes beside a campaign: p50 %.0f ms, p99 %.0f ms".formatted(beside.p50Millis(), beside.p99Millis()));
        system.await("everybody is told", PATIENCE, () -> campaignMails.count() == requests.size());
        double perSecond = requests.size() / MailBenchmark.seconds(campaignMails.first(), campaignMails.last());
        progress.accept("campaign: %.0f letters/s".formatted(perSecond));
        return new MailResult.Codes(
                PER_SECOND,
                alone,
                beside,
                Ratio.of(beside.p50Millis(), alone.p50Millis()),
                Ratio.of(beside.p99Millis(), alone.p99Millis()),
                requests.size(),
                PER_MINUTE,
                perSecond);
    }

    /** Sends one code after the other at its time, whether those before have left or not. */
    private Load codes(List<SampleRequest> people) throws SQLException, InterruptedException {
        long all = codeMails.count() + people.size();
        Map<UUID, Long> asked = new HashMap<>();
        long begin = System.nanoTime();
        for (int i = 0; i < people.size(); i++) {
            waitUntil(begin + (long) (i * SECOND / PER_SECOND));
            asked.put(people.get(i).requestId(), System.nanoTime());
            events.send(people.get(i).code());
        }
        system.await("all codes are sent", PATIENCE, () -> codeMails.count() == all);
        Map<String, Long> accepted = receiver.letters().stream()
                .collect(Collectors.toMap(
                        MailReceiver.Letter::messageId, MailReceiver.Letter::acceptedNanos, Math::min));
        long[] nanos = codeMails.requests().entrySet().stream()
                .filter(mail -> asked.containsKey(mail.getValue()))
                .mapToLong(mail -> accepted.get(mail.getKey()) - asked.get(mail.getValue()))
                .toArray();
        if (nanos.length != people.size()) {
            throw new BenchmarkFailure("%d codes were asked for, %d were sent".formatted(people.size(), nanos.length));
        }
        return Load.of(new Latencies(nanos), Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void beginCampaign() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(system.serviceUrl().resolve("/api/v1/campaigns"))
                            .timeout(Duration.ofMinutes(1))
                            .header("Authorization", "Bearer " + StaffToken.of(http, system, StaffToken.DPO))
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(BodyPublishers.ofString(ANNOUNCEMENT))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_CREATED) {
                throw new BenchmarkFailure("The campaign was not begun: "
                        + new JsonMapper().readTree(answer.body()).path("type").asText());
            }
        }
    }
}
