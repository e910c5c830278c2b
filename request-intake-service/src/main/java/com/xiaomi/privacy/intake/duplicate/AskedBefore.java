package com.xiaomi.privacy.intake.duplicate;

import java.time.Instant;
import java.util.UUID;

/**
 * A case of a person whose identity was proven for its request.
 *
 * @param receivedAt when its request reached the controller, UTC
 */
record AskedBefore(UUID requestId, UUID caseId, Instant receivedAt) {}
