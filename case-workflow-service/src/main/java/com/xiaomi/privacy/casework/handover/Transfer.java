package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.casework.objects.StoredObject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be sent, and to whom.
 *
 * @param reference of the request
 * @param uploadUrl where an earlier try sent a part; empty if none did
 * @param until when it is given up, UTC
 */
record Transfer(
        UUID handoverId,
        String reference,
        ReceivingController to,
        Optional<URI> uploadUrl,
        StoredObject content,
        UUID dataKeyId,
        Instant until) {}
