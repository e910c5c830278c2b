package com.xiaomi.privacy.acceptance.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.Topics;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every event that a service has written down lies in its topic, and everybody who reads the topic has applied all of them, in their order. */
final class EventsApplied {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Endpoints endpoints;

    EventsApplied(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Waits until it is so. */
    void awaitAll() {
        await().atMost(PATIENCE).untilAsserted(this::check);
    }

    private void check() throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> records = new Topics(endpoints.kafkaBootstrap()).all();
        assertThat(records).extracting(ConsumerRecord::topic).noneMatch(topic -> topic.endsWith(".dlq"));
        Map<String, Long> written = new TreeMap<>();
        for (LocalService service : RunningSystem.SERVICES) {
            assertThat(rows(service, "SELECT type, count(*) FROM outbox GROUP BY type"))
                    .isEmpty();
            written.putAll(rows(service, "SELECT topic || ' ' || key, last_sequence FROM outbox_stream"));
        }
        Map<String, TreeSet<Long>> inTopics = sequences(records);
        assertThat(inTopics.keySet()).isEqualTo(written.keySet());
        written.forEach((stream, last) -> {
            if (!stream.startsWith(Topic.CASE_STATE.topicName())) {
                assertThat(inTopics.get(stream)).as(stream).containsExactlyElementsOf(upTo(last));
            }
        });
        for (LocalService service : RunningSystem.SERVICES) {
            checkReader(service, written);
        }
    }

    private void checkReader(LocalService service, Map<String, Long> written) throws SQLException {
        assertThat(rows(service, "SELECT topic, count(*) FROM inbox_waiting GROUP BY topic"))
                .isEmpty();
        Map<String, Long> applied = rows(service, "SELECT topic || ' ' || key, last_sequence FROM inbox_stream");
        List<String> topics =
                applied.keySet().stream().map(EventsApplied::topic).distinct().toList();
        assertThat(topics).as(service.serviceName()).isNotEmpty();
        Map<String, Long> toBeApplied = written.entrySet().stream()
                .filter(stream -> topics.contains(topic(stream.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(applied).as(service.serviceName()).isEqualTo(toBeApplied);
    }

    private static Map<String, TreeSet<Long>> sequences(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, TreeSet<Long>> sequences = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            String stream = message.topic() + " " + new String(message.key(), StandardCharsets.UTF_8);
            Topics.header(message, "ce_sequence")
                    .ifPresent(sequence -> sequences
                            .computeIfAbsent(stream, _ -> new TreeSet<>())
                            .add(Long.valueOf(sequence)));
        }
        return sequences;
    }

    private static String topic(String stream) {
        return stream.substring(0, stream.indexOf(' '));
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private Map<String, Long> rows(LocalService service, String query) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        String database = service.database();
        try (Connection connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(database), database, LocalCredentials.databasePassword(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2));
            }
        }
        return rows;
    }
}
