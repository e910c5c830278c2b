package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import com.xiaomi.privacy.connector.TaskMessage.MalformedMessage;
import com.xiaomi.privacy.contracts.event.Topic;
import java.time.Duration;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tasks from Kafka, one at a time. A task's offset is committed after its answer was accepted, so a crash repeats a
 * task and never loses one. While the API is away the same task is tried again and again: going on to the next would
 * fail as well and lose this one.
 */
final class TaskConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, String> kafka;
    private final TaskWork work;
    private final ObjectMapper json;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopped = new CountDownLatch(1);

    TaskConsumer(ConnectorSettings settings, TaskWork work, ObjectMapper json) {
        this.work = work;
        this.json = json;
        this.kafka = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        settings.clientId(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Works until {@link #stop()} is called, in the calling thread. */
    void run() throws InterruptedException {
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

    /** Ends {@link #run()} soon; may be called from any thread. */
    void stop() {
        stopped.countDown();
        kafka.wakeup();
    }

    private void handle(ConsumerRecord<String, String> message) throws InterruptedException {
        TopicPartition partition = new TopicPartition(message.topic(), message.partition());
        try {
            TaskMessage.read(message, json).ifPresent(work::carryOut);
            RemainderMessage.read(message, json).ifPresent(work::eraseRemainder);
            LiftMessage.read(message, json).ifPresent(work::liftRestriction);
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

    @Override
    public void close() {
        kafka.close();
    }
}
