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
    private SubmittedEvent() {}

    /** The JSON of such an event for a request nobody made. */
    public static String of(UUID requestId) {
        RequestEvent event = new RequestEvent.Submitted(
                requestId,
                "7K3M-9QXP-2A4W",
                UUID.randomUUID(),
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                Instant.parse("2026-11-24T04:00:00.123456Z"),
                "2024-12-16",
                List.of(new RequestedCase(UUID.randomUUID(), Right.ACCESS, Sensitivity.NORMAL)),
                true,
                null,
                UUID.randomUUID());
        return EventJson.of(event);
    }
}
