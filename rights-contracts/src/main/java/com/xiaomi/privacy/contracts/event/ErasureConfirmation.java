package com.xiaomi.privacy.contracts.event;

import java.time.Instant;

/**
 * A service has erased what it held of a request after {@link CaseEvent.RequestErased}: rows, objects and keys. Nothing but this comes
 * of the request from that service afterwards.
 */
public sealed interface ErasureConfirmation extends PrivacyEvent
        permits RequestEvent.ErasureConfirmed, IdentityEvent.ErasureConfirmed, NotificationEvent.ErasureConfirmed {

    /** When the last of it was gone, UTC. */
    Instant erasedAt();
}
