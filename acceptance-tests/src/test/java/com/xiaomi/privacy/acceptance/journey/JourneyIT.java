package com.xiaomi.privacy.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.system.Deliveries;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.acceptance.system.Topics;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The journey of one access request through the whole started system, and what it leaves behind. */
class JourneyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningSystem system;
    private static JourneyReport journey;

    @BeforeAll
    static void playTheJourney() {
        system = SharedSystem.system();
        journey = SharedSystem.undisturbedJourney();
    }

    @Test
    void statusAgreesInIntakeCaseWorkflowAndTheCompactedTopic() throws Exception {
        JsonNode shown = journey.status().path("cases").path(0);
        JsonNode latest = latestSnapshot().orElseThrow();

        for (JsonNode view : List.of(shown, journey.caseView(), latest)) {
            assertThat(view.path("caseId").asText()).isEqualTo(journey.caseId().toString());
            assertThat(view.path("right").asText()).isEqualTo("ACCESS");
            assertThat(view.path("state").asText()).isEqualTo("CLOSED");
            assertThat(view.path("outcome").asText()).isEqualTo("FULFILLED");
        }
        assertThat(latest.path("due")).isEqualTo(journey.caseView().path("due"));
    }

    private static Optional<JsonNode> latestSnapshot() throws Exception {
        JsonNode latest = null;
        for (ConsumerRecord<byte[], byte[]> snapshot :
                new Topics(system.endpoints().kafkaBootstrap()).of(Topic.CASE_STATE.topicName())) {
            UUID key = UUID.fromString(new String(snapshot.key(), StandardCharsets.UTF_8));
            if (key.equals(journey.caseId())) {
                latest = JSON.readTree(snapshot.value());
            }
        }
        return Optional.ofNullable(latest);
    }

    @Test
    void theTimelineTellsTheStoryInOrder() {
        List<Instant> times = new ArrayList<>();
        for (JsonNode line : journey.status().path("timeline")) {
            times.add(Instant.parse(line.path("at").asText()));
            assertThat(line.path("text").asText()).isNotBlank();
        }

        assertThat(times).hasSizeGreaterThan(3).isSorted();
    }

    @Test
    void eachMailIsSentExactlyOnce() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Deliveries.sent(system, journey.requestId()))
                        .extracting(Deliveries.Sent::message)
                        .containsExactlyInAnyOrder(
                                MessageKind.REQUEST_RECEIVED,
                                MessageKind.IDENTITY_CODE,
                                MessageKind.IDENTITY_PROVEN,
                                MessageKind.CASE_IN_FULFILMENT,
                                MessageKind.IDENTITY_CODE,
                                MessageKind.CASE_CLOSED));
        assertThat(journey.mails()).hasSize(6).extracting(Mail::messageId).doesNotHaveDuplicates();
    }

    @Test
    void thePackageHoldsTheDataTheScreenshotAndAManifestThatAccountsForBoth() throws Exception {
        Map<String, byte[]> files = journey.packageFiles();
        byte[] data = files.get("data/example-connector/account-data.json");

        assertThat(JSON.readTree(data).path("profile").path("miId").asText()).isEqualTo("1234567890");
        assertThat(files)
                .containsKeys(
                        "index.html", "manifest.json.signature.json", "data/example-connector/account-data.orders.csv");
        assertThat(files.keySet()).anyMatch(name -> name.startsWith("attachments/"));
        assertThat(files.values()).anySatisfy(file -> assertThat(file).isEqualTo(journey.screenshot()));
        String manifest = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
        assertThat(manifest).contains(sha256(data), sha256(journey.screenshot()));
        assertThat(JSON.readTree(manifest).path("right").asText()).isEqualTo("ACCESS");
    }

    @Test
    void theAuditTrailOfTheCaseIsIntactInAllServices() {
        Patience patience = new Patience(Duration.ofSeconds(10), () -> {});
        StaffMember auditor =
                StaffMember.signIn(new PatientHttp(patience), patience, system.addresses(), "auditor.aldo");

        JsonNode trail = auditor.auditOf(journey.caseId());

        assertThat(trail.path("services")).hasSize(4).allSatisfy(service -> {
            assertThat(service.path("state").asText()).isEqualTo("INTACT");
            assertThat(service.path("entries").asInt()).isPositive();
        });
        assertThat(trail.path("intact").asBoolean()).isTrue();
        assertThat(trail.path("entries").path(0).path("content").path("action").asText())
                .isEqualTo("request.submitted");
    }

    @Test
    void nothingWasLeftBehindInTheDeadLetters() {
        assertThat(new Topics(system.endpoints().kafkaBootstrap()).all())
                .extracting(ConsumerRecord::topic)
                .noneMatch(topic -> topic.endsWith(".dlq"));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
