package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.foundation.access.BrowserSession;
import java.time.Duration;
import java.util.Optional;

/** What came of asking for a code. */
public sealed interface ResendResult {

    /**
     * It is on its way.
     *
     * @param session the browser in which it is to be entered; empty if in any
     */
    record Issued(Optional<BrowserSession> session) implements ResendResult {}

    /** The one before was issued too short a time ago. */
    record TooSoon(Duration remaining) implements ResendResult {}

    /** Too many wrong tries. */
    record Locked(Duration remaining) implements ResendResult {}

    /** Identity is proven for the case already. */
    record AlreadyVerified() implements ResendResult {}

    /** This purpose comes only after identity is proven for the case. */
    record NotYetVerified() implements ResendResult {}

    /** A code does not suffice for the level that the case needs. */
    record CodeNotEnough() implements ResendResult {}

    /** No such verification for this request. */
    record Unknown() implements ResendResult {}
}
