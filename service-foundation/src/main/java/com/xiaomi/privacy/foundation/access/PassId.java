package com.xiaomi.privacy.foundation.access;

import java.util.UUID;

/**
 * Which pass of its request it is.
 *
 * @param keyGeneration how often the request's tracking key had been replaced when the pass was got
 * @param pass null in passes from before they had one
 */
public record PassId(UUID requestId, int keyGeneration, UUID pass) {}
