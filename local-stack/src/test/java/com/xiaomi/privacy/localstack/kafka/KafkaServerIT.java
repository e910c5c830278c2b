package com.xiaomi.privacy.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.localstack.RunningStack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaServerIT {
    private static final String THIRTY_DAYS = "2592000000";

    @ParameterizedTest
    @EnumSource
    void everyTopicIsThereWithItsPartitionsAndRetention(Topic topic) throws Exception {
        String name = topic.topicName();
        try (Admin admin = Admin.create(configuration())) {
            assertThat(admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get()
                            .get(name)
                            .partitions())
                    .hasSize(3);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            if (topic == Topic.CASE_STATE) {
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            } else {
                assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
                assertThat(config.get("retention.ms").value()).isEqualTo(THIRTY_DAYS);
            }
        }
    }

    @Test
    void aDeadLetterTopicAppearsWithItsFirstRecord() throws Exception {
        String topic = Topic.REQUESTS.deadLetterTopic("kafka-server-it");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration(), new StringSerializer(), new StringSerializer())) {
            RecordMetadata written =
                    producer.send(new ProducerRecord<>(topic, "key", "value")).get(20, TimeUnit.SECONDS);

            assertThat(written.topic()).isEqualTo(topic);
        }
    }

    private static Map<String, Object> configuration() {
        return Map.of("bootstrap.servers", RunningStack.get().endpoints().kafkaBootstrap());
    }
}
