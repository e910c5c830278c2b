package com.xiaomi.privacy.contracts.event;

import java.util.UUID;

/**
 * The JSON data of a CloudEvent. It carries ids, codes, states and times only: never personal data, not even encrypted.
 * All times are UTC. A component may be null only where its record says so; consumers ignore properties they don't know.
 */
public sealed interface PrivacyEvent
        permits RequestEvent,
                IdentityEvent,
                CaseEvent,
                FulfilmentEvent,
                NotificationEvent,
                ErasureConfirmation,
                CaseStateSnapshot {

    /** The request it belongs to, and the record's Kafka key (except on the compacted topic). */
    UUID requestId();
}
