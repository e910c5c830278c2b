package com.xiaomi.privacy.acceptance.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The test of the test: a value that is really written to a topic, a table or a log is found there. */
class PlantedLeakIT {
    private static final String PLANTED = "planted.person@example.org";
    private static final LeakSearch SEARCH = new LeakSearch(Map.of("planted", PLANTED));

    private static RunningSystem system;
    private static Places places;

    @BeforeAll
    static void startTheSystem() {
        system = SharedSystem.system();
        places = new Places(system.endpoints());
    }

    @Test
    void aValueInTheHeaderOfARecordIsFound() throws Exception {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("planted-leak", new byte[] {1});
        message.headers().add("baggage", PLANTED.getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", system.endpoints().kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }

        assertThat(SEARCH.in(places.topics()))
                .extracting(LeakSearch.Leak::place)
                .containsOnly("topic planted-leak");
    }

    @Test
    void aValueInATableIsFoundAsTextAndAsBytes() throws Exception {
        String database = "notification";
        try (Connection connection = DriverManager.getConnection(
                        system.endpoints().jdbcUrl(database), database, LocalCredentials.databasePassword(database));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE planted_text AS SELECT '%s' AS note".formatted(PLANTED));
            statement.execute(
                    "CREATE TABLE planted_bytes AS SELECT convert_to('%s', 'UTF8') AS note".formatted(PLANTED));
            try {
                assertThat(SEARCH.in(places.tables()))
                        .extracting(LeakSearch.Leak::place)
                        .contains("table notification.public.planted_text", "table notification.public.planted_bytes");
            } finally {
                statement.execute("DROP TABLE planted_text, planted_bytes");
            }
        }
    }

    @Test
    void aValueInALogOrInAFilesNameIsFound() throws Exception {
        Path log = Files.writeString(system.logs().resolve("planted.log"), "mail to " + PLANTED);
        Path named = Files.createFile(system.logs().resolve("of-" + PLANTED));
        try {
            assertThat(SEARCH.in(places.files(system.logs())))
                    .extracting(LeakSearch.Leak::place)
                    .containsOnly("logs/planted.log", "name of logs/of-" + PLANTED);
        } finally {
            Files.delete(log);
            Files.delete(named);
        }
    }
}
