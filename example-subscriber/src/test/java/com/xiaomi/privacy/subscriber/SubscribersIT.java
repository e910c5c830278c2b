package com.xiaomi.privacy.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.event.ServiceRecords;
import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.subscriber.RunningSubscriber.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both subscribers know where each case stands, tell each event once, and forget what was forgotten. */
class SubscribersIT {
    /** Longer than a killed member stays in its group. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String broker = SharedStack.endpoints().kafkaBootstrap();
    private final String group = "subscriber.it-" + UUID.randomUUID();
    private final ServiceRecords records = new ServiceRecords();
    private final List<String> told = new ArrayList<>();

    /** A request with one case. */
    private record Asked(UUID requestId, UUID caseId) {
        Asked() {
            this(UUID.randomUUID(), UUID.randomUUID());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriberKnowsWhereCasesStandTellsOnceAndForgets(Kind kind, @TempDir Path folder) throws Exception {
        requireNodeFor(kind);
        Asked closed = new Asked();
        Asked open = new Asked();
        Asked forgotten = new Asked();
        goThrough(closed, CaseState.IN_REVIEW);
        close(closed);
        goThrough(forgotten, CaseState.IN_REVIEW);
        goThrough(open, CaseState.AWAITING_IDENTITY);
        send(records.unknown(Topic.CASES.topicName(), open.requestId()));
        erase(forgotten);

        try (RunningSubscriber subscriber = new RunningSubscriber(kind, environment(), folder)) {
            subscriber.start();
            awaitState(subscriber, open, "AWAITING_IDENTITY");
            awaitState(subscriber, closed, "CLOSED");
            awaitTold(subscriber);
            await().atMost(PATIENCE).untilAsserted(() -> assertThatNothingIsLeftOf(forgotten, subscriber));

            subscriber.kill();
            goThrough(open, CaseState.IN_REVIEW);
            loseTheCommits();
            subscriber.start();
            awaitState(subscriber, open, "IN_REVIEW");
            awaitTold(subscriber);
            await().atMost(PATIENCE).untilAsserted(() -> assertThatNothingIsLeftOf(forgotten, subscriber));

            erase(closed);
            await().atMost(PATIENCE).untilAsserted(() -> assertThatNothingIsLeftOf(closed, subscriber));
            Asked last = new Asked();
            goThrough(last, CaseState.IN_REVIEW);
            awaitState(subscriber, last, "IN_REVIEW");
            awaitTold(subscriber);
        }
    }

    /** Only where there is no Node one of the two is left out, and never in CI. */
    private static void requireNodeFor(Kind kind) {
        if (kind == Kind.NODE && Boolean.getBoolean("portal.skip")) {
            assertThat(System.getenv("CI")).as("there is no Node, in CI").isNotEqualTo("true");
            abort("there is no Node");
        }
    }

    private Map<String, String> environment() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", broker, "SUBSCRIBER_GROUP", group);
    }

    private void goThrough(Asked asked, CaseState state) throws Exception {
        tell(
                new CaseEvent.StateChanged(
                        asked.requestId(),
                        asked.caseId(),
                        Right.ACCESS,
                        CaseState.RECEIVED,
                        state,
                        "acceptProof",
                        null,
                        Instant.now()),
                asked);
        send(records.event(UUID.randomUUID(), asked.caseId(), snapshot(asked, state, null)));
    }

    private void close(Asked asked) throws Exception {
        tell(
                new CaseEvent.Closed(
                        asked.requestId(),
                        asked.caseId(),
                        Right.ACCESS,
                        Outcome.FULFILLED,
                        List.of(),
                        null,
                        null,
                        Instant.now()),
                asked);
        send(records.event(UUID.randomUUID(), asked.caseId(), snapshot(asked, CaseState.CLOSED, Outcome.FULFILLED)));
    }

    private static CaseStateSnapshot snapshot(Asked asked, CaseState state, Outcome outcome) {
        return new CaseStateSnapshot(
                asked.requestId(),
                asked.caseId(),
                Right.ACCESS,
                state,
                outcome,
                LocalDate.of(2027, 1, 1),
                false,
                false,
                Instant.now());
    }

    /** Twice, as a relay does that was killed before it noted that the broker had it. */
    private void tell(CaseEvent event, Asked asked) throws Exception {
        UUID id = UUID.randomUUID();
        ProducerRecord<String, String> record = records.event(id, asked.requestId(), event);
        send(record);
        send(record);
        told.add(id.toString());
    }

    private void erase(Asked asked) throws Exception {
        send(records.event(
                UUID.randomUUID(), asked.requestId(), new CaseEvent.RequestErased(asked.requestId(), Instant.now())));
        send(records.tombstone(asked.caseId()));
    }

    private void send(ProducerRecord<String, String> record) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private static void awaitState(RunningSubscriber subscriber, Asked asked, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subscriber
                                .cases()
                                .at("/" + asked.caseId() + "/state")
                                .asText())
                        .isEqualTo(state));
    }

    /** Waits for the last one, and then each was told once: those of one request in their order. */
    private void awaitTold(RunningSubscriber subscriber) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subscriber.ids()).containsAll(told));
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mine(subscriber.ids())).containsExactlyInAnyOrderElementsOf(told));
    }

    /** Other tests of this build have told events to the same broker. */
    private List<String> mine(List<String> ids) {
        return ids.stream().filter(told::contains).toList();
    }

    private static void assertThatNothingIsLeftOf(Asked asked, RunningSubscriber subscriber) throws Exception {
        assertThat(subscriber.everything())
                .doesNotContain(asked.caseId().toString())
                .doesNotContain(asked.requestId().toString());
    }

    /** As if it had been killed after each effect and before its commit: everything comes again. */
    private void loseTheCommits() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            await().atMost(PATIENCE).until(() -> {
                ConsumerGroupDescription description =
                        admin.describeConsumerGroups(List.of(group)).all().get().get(group);
                return description.members().isEmpty();
            });
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            assertThat(committed).isNotEmpty();
            admin.alterConsumerGroupOffsets(
                            group,
                            committed.keySet().stream()
                                    .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(0))))
                    .all()
                    .get();
        }
    }
}
