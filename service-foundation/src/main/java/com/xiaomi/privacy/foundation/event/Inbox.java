package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.foundation.event.CloudEventCodec.Attributes;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Where every consumer of the house receives its records. The effect of an event and the note that it was applied commit
 * together, so a redelivery changes nothing. Events of one request are applied in their order: one that comes too early
 * waits in a table, others go on. A failure that can pass is retried until it does; one that repeats leaves this class as
 * an exception and the record goes to the dead letters, where the later events of its request wait behind it. A service that stops leaves
 * what it has not begun to other replicas.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CloudEventCodec codec;
    private final InboxTransaction transaction;
    private final DatabaseMigration migration;
    private final InboxGate gate;
    private final Counter deadLetters;

    Inbox(
            CloudEventCodec codec,
            InboxTransaction transaction,
            DatabaseMigration migration,
            InboxGate gate,
            MeterRegistry metrics) {
        this.codec = codec;
        this.transaction = transaction;
        this.migration = migration;
        this.gate = gate;
        this.deadLetters = metrics.counter("dead.letters");
    }

    /**
     * Applies a record once.
     *
     * @param effect runs inside the transaction; must have no effect outside the database
     * @throws RuntimeException if the record can't be applied: the caller lets it go, for the dead letters
     */
    public void receive(ConsumerRecord<String, String> record, Consumer<EventEnvelope> effect) {
        untilDone(record, attributes -> transaction.apply(record.topic(), attributes, record.value(), effect));
    }

    /**
     * Applies a record whatever is missing before it, so that a group that begins late waits for nothing that topics do not hold any more.
     *
     * @param effect as in {@link #receive}; needs no order, and knows itself whether it has happened, for a record may come again
     */
    public void receiveInAnyOrder(ConsumerRecord<String, String> record, Consumer<EventEnvelope> effect) {
        untilDone(record, attributes -> transaction.applyAlone(attributes, record.value(), effect));
    }

    private void untilDone(ConsumerRecord<String, String> record, Consumer<Attributes> application) {
        Attributes attributes = attributesOf(record);
        Duration pause = FIRST_PAUSE;
        int failures = 0;
        try {
            while (true) {
                try {
                    if (migration.await()) {
                        gate.pass(() -> application.accept(attributes));
                        return;
                    }
                } catch (RuntimeException e) {
                    gate.holdBackIfShut();
                    if (!Transience.isTransient(e) && ++failures == ATTEMPTS) {
                        deadLetters.increment();
                        LOG.errorf(e, "event %s of type %s can't be applied", attributes.id(), attributes.type());
                        throw e;
                    }
                    LOG.warnf(
                            "event %s of type %s is tried again: %s",
                            attributes.id(), attributes.type(), Transience.describe(e));
                }
                gate.rest(pause);
                pause = longer(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", e);
        }
    }

    private Attributes attributesOf(ConsumerRecord<String, String> record) {
        try {
            return codec.attributes(record);
        } catch (RuntimeException e) {
            deadLetters.increment();
            throw e;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
