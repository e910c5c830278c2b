package com.xiaomi.privacy.rightsctl.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.SharedStack;
import com.xiaomi.privacy.rightsctl.Rightsctl;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What could not be applied is put back as it was, once, on a real broker. */
class DeadLettersIT {

    private static final String TOPIC = "privacy.cases.v1";
    private static final String GROUP = "notification-service";

    private final String broker = SharedStack.endpoints().kafkaBootstrap();

    @Test
    void whatWaitsIsListedPutBackAsItWasAndThenWaitsNoMore() throws Exception {
        String request = UUID.randomUUID().toString();
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        die(request, first, "1");
        die(request, second, "2");

        assertThat(run("list")).contains(first, second, request).doesNotContain("poison", "payload");
        assertThat(run("list")).contains(first);
        assertThat(run("replay")).containsSubsequence(first, second);
        assertThat(run("list")).isEmpty();
        assertThat(run("replay")).isEmpty();

        List<ConsumerRecord<String, String>> back = records().stream()
                .filter(record -> request.equals(record.key()))
                .toList();
        assertThat(back).extracting(ConsumerRecord::value).containsExactly("{\"payload\":1}", "{\"payload\":2}");
        assertThat(back.getFirst().headers())
                .extracting(Header::key)
                .containsExactly("ce_id", "ce_type", "ce_sequence");
        assertThat(back.getFirst().headers().lastHeader("ce_id").value())
                .isEqualTo(first.getBytes(StandardCharsets.UTF_8));
    }

    private String run(String command) {
        StringWriter out = new StringWriter();
        int exit = Rightsctl.commandLine(InputStream.nullInputStream(), Clock.systemUTC(), Map.of())
                .setOut(new PrintWriter(out, true))
                .execute("dead-letters", command, "--bootstrap-server", broker, TOPIC, GROUP);
        assertThat(exit).isZero();
        return out.toString();
    }

    /** As a consumer does that gives up. */
    private void die(String request, String event, String sequence) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> record =
                    new ProducerRecord<>(TOPIC + "." + GROUP + ".dlq", request, "{\"payload\":%s}".formatted(sequence));
            Map.of("dead-letter-reason", "poison", "dead-letter-topic", TOPIC)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            record.headers().add("ce_id", event.getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_type", "com.xiaomi.privacy.case.reopened.v1".getBytes(StandardCharsets.UTF_8));
            record.headers().add("ce_sequence", sequence.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private List<ConsumerRecord<String, String>> records() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(300)).forEach(records::add);
            }
            return records;
        }
    }
}
