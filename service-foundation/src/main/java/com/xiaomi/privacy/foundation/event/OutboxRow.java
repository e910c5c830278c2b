package com.xiaomi.privacy.foundation.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that waits for the relay.
 *
 * @param key the Kafka key: the request id, on the compacted topic the case id
 * @param payload JSON; null is a tombstone
 * @param traceparent W3C trace context of the transaction; null outside a trace
 */
record OutboxRow(
        UUID id,
        String topic,
        String key,
        String type,
        String payload,
        long sequence,
        Instant occurredAt,
        String traceparent) {}
