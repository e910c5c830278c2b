package com.xiaomi.privacy.connector;

import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import com.xiaomi.privacy.connector.TaskMessage.MalformedMessage;
import com.xiaomi.privacy.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tasks from Kafka, one at a time. A task's offset is committed after its answer was accepted, so a crash repeats a
 * task and never loses one. While the API is away the same task is tried again and again: going on to the next would
 * fail as well and lose this one.
 */
final class TaskConsumer implements TaskSource {
    private static final Logger LOG = LoggerFactory.getLogger(TaskConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, String> kafka;
    private final TaskNews news;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param broker properties of Kafka's clients: where the broker is, and how to sign in */
    TaskConsumer(Map<String, String> broker, String group, TaskNews news) {
        this.news = news;
        Map<String, Object> properties = new HashMap<>(broker);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        this.kafka = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    @Override
    public void run() throws InterruptedException {
        kafka.subscribe(List.of(Topic.FULFILMENT.topicName()));
        try {
            while (stopped.getCount() > 0) {
                for (ConsumerRecord<String, String> message : kafka.poll(POLL)) {
                    handle(message);
                }
            }
        } catch (WakeupException e) {
            if (stopped.getCount() > 0) {
                throw e;
            }
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        kafka.wakeup();
    }

    private void handle(ConsumerRecord<String, String> message) throws InterruptedException {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        try {
            news.take(typeOf(message), message.value());
        } catch (MalformedMessage e) {
            LOG.error("record {} of {} is not a readable task and is passed over", message.offset(), partition);
        } catch (DeskUnavailable e) {
            Duration pause = backoff.next();
            LOG.warn("{}; next try in {} ms", e.getMessage(), pause.toMillis());
            kafka.seek(partition, message.offset());
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        backoff.reset();
        kafka.commitSync(Map.of(partition, new OffsetAndMetadata(message.offset() + 1)));
    }

    /** Null if it has none. */
    private static String typeOf(ConsumerRecord<String, String> message) {
        Header type = message.headers().lastHeader("ce_type");
        return type == null ? null : new String(type.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
