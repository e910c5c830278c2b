package com.xiaomi.privacy.benchmarks.packages;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.EventJson;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.StaffToken;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An invented person's request for access, from its events to its package. Intake and identity-verification are played. */
final class AccessCase {
    private static final String SYSTEM = "example-connector";
    private static final String DESCRIPTION = """
            {"title":"Orders","owner":"Team Orders","cell":"EU","rights":["ACCESS"],"mode":"KAFKA","answerWithin":"PT24H",\
            "holdings":[{"category":"ORDERS","dataSubjects":["customers"],"purpose":"To deliver what was bought",\
            "legalBasis":"CONTRACT","source":"the shop","recipients":["carriers"],\
            "transfers":[{"country":"SG","safeguard":"standard contractual clauses"}],\
            "retention":{"period":"P3Y","after":"the order was delivered"}}],\
            "retentionExceptions":[],"security":["encrypted at rest"]}""";
    private static final String REFERENCE = "B3NC-%s-%s";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final double NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration OPENING = Duration.ofMinutes(1);
    private static final Duration BUILDING = Duration.ofMinutes(20);
    private static final long LOOK_NANOS = 10_000_000;

    private final MeasuredSystem system;
    private final Connection connection;
    private final HttpClient http;
    private final UUID caseId = UUID.randomUUID();
    private UUID taskId;

    AccessCase(MeasuredSystem system, Connection connection, HttpClient http) {
        this.system = system;
        this.connection = connection;
        this.http = http;
    }

    /** Registers the data system that is asked by every case. */
    static void registerSystem(MeasuredSystem system, HttpClient http) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(system.serviceUrl().resolve("/api/v1/systems/" + SYSTEM))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(DESCRIPTION));
        send(http, call, StaffToken.of(http, system, StaffToken.DPO), OK);
    }

    /** Opens the case and has an agent grant it. */
    void grant() throws SQLException, IOException, InterruptedException {
        UUID requestId = UUID.randomUUID();
        String random = requestId.toString();
        publish(new Submitted(
                requestId,
                REFERENCE.formatted(random.substring(9, 13), random.substring(14, 18)),
                UUID.randomUUID(),
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "2024-12-16",
                List.of(new RequestedCase(caseId, Right.ACCESS, Sensitivity.NORMAL)),
                true,
                null,
                UUID.randomUUID()));
        await(CaseState.AWAITING_IDENTITY, OPENING);
        publish(new Verified(
                requestId,
                UUID.randomUUID(),
                AssuranceLevel.CONTACT,
                VerificationPurpose.CASE,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null));
        await(CaseState.IN_REVIEW, OPENING);
        command("take");
        command("grant");
        taskId = UUID.fromString(value("SELECT task_id FROM fulfilment_task WHERE case_id = ?"));
    }

    /** Sends a file as the data system. */
    void send(SampleFile file) throws IOException, InterruptedException {
        send(
                http,
                task("/files/" + file.name())
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Digest", file.digest())
                        .PUT(BodyPublishers.ofFile(file.content())),
                StaffToken.ofDataSystem(http, system, SYSTEM),
                CREATED);
    }

    /**
     * Answers as the data system, and waits for the package.
     *
     * @return seconds
     */
    double answer() throws SQLException, IOException, InterruptedException {
        HttpRequest.Builder answer = task("/result")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"result\":\"DONE\"}"));
        String token = StaffToken.ofDataSystem(http, system, SYSTEM);
        long begin = System.nanoTime();
        send(http, answer, token, OK);
        await(CaseState.AWAITING_RELEASE, BUILDING);
        return (System.nanoTime() - begin) / NANOS;
    }

    /** The size of the package in bytes. */
    long packageBytes() throws SQLException {
        return Long.parseLong(value("SELECT size_bytes FROM case_package WHERE case_id = ?"));
    }

    /**
     * Reads the whole package, as the one who releases it does.
     *
     * @return seconds
     */
    double download() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        system.serviceUrl().resolve("/api/v1/cases/%s/package".formatted(caseId)))
                .header("Authorization", "Bearer " + StaffToken.of(http, system, StaffToken.DPO))
                .build();
        long begin = System.nanoTime();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        requireStatus(request, answer, OK);
        return (System.nanoTime() - begin) / NANOS;
    }

    private void command(String name) throws SQLException, IOException, InterruptedException {
        HttpRequest.Builder command = HttpRequest.newBuilder(
                        system.serviceUrl().resolve("/api/v1/cases/%s/commands/%s".formatted(caseId, name)))
                .header("Content-Type", "application/json")
                .header("If-Match", '"' + value("SELECT version FROM rights_case WHERE case_id = ?") + '"')
                .POST(BodyPublishers.ofString("{}"));
        send(http, command, StaffToken.of(http, system, StaffToken.AGENT), OK);
    }

    private HttpRequest.Builder task(String path) {
        return HttpRequest.newBuilder(system.serviceUrl().resolve("/api/v1/tasks/" + taskId + path));
    }

    private static void send(HttpClient http, HttpRequest.Builder call, String token, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = call.timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        requireStatus(request, http.send(request, BodyHandlers.discarding()), expected);
    }

    private static void requireStatus(HttpRequest request, HttpResponse<?> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw new BenchmarkFailure("case-workflow answered %s %s with status %d"
                    .formatted(request.method(), request.uri().getPath(), answer.statusCode()));
        }
    }

    private void await(CaseState state, Duration patience) throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (!state.name().equals(value("SELECT state FROM rights_case WHERE case_id = ?"))) {
            system.requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("The case did not come to " + state + " within " + patience + ".");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Empty if there is no such row yet. */
    private String value(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, caseId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private void publish(PrivacyEvent event) throws InterruptedException {
        EventType type = EventType.of(event);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(type.topic().topicName(), event.requestId().toString(), EventJson.of(event));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", type.type(),
                        "ce_time", Instant.now().toString(),
                        "ce_sequence", "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("The broker refused a record: " + e.getCause(), e);
        }
    }
}
