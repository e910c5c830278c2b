package com.xiaomi.privacy.intake.partner;

import java.util.UUID;

/** What became of a request that a partner sent. */
public sealed interface PartnerResult {

    /** Taken in now or before: the same request. */
    record Taken(UUID requestId) implements PartnerResult {}

    /** The partner's id stands for something else that it asked for. */
    record IdReused() implements PartnerResult {}
}
