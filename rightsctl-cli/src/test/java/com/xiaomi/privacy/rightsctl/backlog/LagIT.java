package com.xiaomi.privacy.rightsctl.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** How far consumers are behind, on a real broker. */
class LagIT {

    private static final String TOPIC = "privacy.notifications.v1";

    private final String broker = SharedStack.endpoints().kafkaBootstrap();
    private final StringWriter out = new StringWriter();

    @Test
    void whatAGroupHasNotReadIsCountedOverItsPartitions() throws Exception {
        String group = "lag-" + UUID.randomUUID();
        readUpToNow(group);
        assertThat(lag()).contains(group + " " + TOPIC + " 0 behind");

        for (int i = 0; i < 3; i++) {
            sendToNobody(Integer.toString(i));
        }

        assertThat(lag()).contains(group + " " + TOPIC + " 3 behind");
    }

    private String lag() {
        out.getBuffer().setLength(0);
        int exit = Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), Map.of())
                .setOut(new PrintWriter(out, true))
                .execute("lag", "--bootstrap-server", broker);
        assertThat(exit).isZero();
        return out.toString();
    }

    private void readUpToNow(String group) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "group.id", group),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.endOffsets(consumer.partitionsFor(TOPIC).stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .toList())
                    .forEach((partition, end) -> consumer.commitSync(Map.of(partition, new OffsetAndMetadata(end))));
        }
    }

    private void sendToNobody(String key) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, "{}")).get();
        }
    }
}
