package com.xiaomi.privacy.benchmarks.measure;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event that intake publishes for each submission. */
public final class SubmittedEvent {
    private static final Instant RECEIVED = Instant.parse("2026-11-24T04:00:00.123456Z");

    private SubmittedEvent() {}

    /** The JSON of such an event for a request nobody made. */
    public static String of(UUID requestId) {
        return EventJson.of(of(requestId, "7K3M-9QXP-2A4W", UUID.randomUUID(), Right.ACCESS, RECEIVED));
    }

    /** Such an event of an invented person who asks for themselves, in one case. */
    public static RequestEvent.Submitted of(
            UUID requestId, String reference, UUID caseId, Right right, Instant receivedAt) {
        return new RequestEvent.Submitted(
                requestId,
                reference,
                UUID.randomUUID(),
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                receivedAt,
                "2024-12-16",
                List.of(new RequestedCase(caseId, right, Sensitivity.NORMAL)),
                true,
                null,
                UUID.randomUUID());
    }
}
