package com.xiaomi.privacy.intake.access;

import com.xiaomi.privacy.intake.request.TrackingToken;

/**
 * What opens a request now.
 *
 * @param tokenHash SHA-256 of its tracking token
 * @param generation how often it has been replaced
 */
record TrackingKey(byte[] tokenHash, int generation) {

    /** The one that follows, with another token. */
    TrackingKey replacedBy(TrackingToken token) {
        return new TrackingKey(token.hash(), generation + 1);
    }
}
