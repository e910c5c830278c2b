package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a request arrived, and when. */
public sealed interface Arrival {

    /**
     * By this API, just now.
     *
     * @param account that the person is signed in with; empty if they are not
     */
    record Online(Optional<Personal> account) implements Arrival {}

    /**
     * By a protocol of the trade, just now, from a partner who asks for somebody.
     *
     * @param partner the id by which the operator lists them, with the protocol before it
     */
    record ByPartner(String partner) implements Arrival {}

    /**
     * By letter, e-mail or telephone, and written down by staff. The law counts from the true receipt.
     *
     * @param receivedAt when it reached the controller, UTC
     * @param registeredBy subject of the staff realm
     * @param confirmedBy another subject of the staff realm; empty unless it is dated far back
     * @param backdatingReason why it was not written down at once; empty unless it is dated far back
     */
    record Registered(
            Channel channel,
            Instant receivedAt,
            UUID registeredBy,
            Optional<UUID> confirmedBy,
            Optional<Personal> backdatingReason)
            implements Arrival {}
}
