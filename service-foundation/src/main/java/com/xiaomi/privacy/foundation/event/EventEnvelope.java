package com.xiaomi.privacy.foundation.event;

import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event with its CloudEvents attributes.
 *
 * @param id unique; a redelivery has the same one
 * @param sequence counts the events of one key on one topic, from 1, without gaps
 * @param occurredAt UTC
 */
public record EventEnvelope(UUID id, long sequence, Instant occurredAt, PrivacyEvent data) {}
