package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a request goes, for the partner that sent it.
 *
 * @param ownId what the partner calls it; empty where it gave no id
 * @param receivedAt UTC
 * @param expectedBy end of the last day for the answer, UTC: while the clock is suspended, of the one named on receipt; empty if
 *     none is known
 * @param page where whoever asks can go on, once they have proven who they are
 * @param identityPage where they prove it; empty unless that is due
 * @param packageUntil until when there is something to download, UTC
 */
public record PartnerStanding(
        UUID requestId,
        Optional<Personal> ownId,
        Instant receivedAt,
        Progress progress,
        Optional<Instant> expectedBy,
        URI page,
        Optional<URI> identityPage,
        Optional<Instant> packageUntil) {}
