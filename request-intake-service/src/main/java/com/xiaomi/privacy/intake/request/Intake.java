package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.intake.right.AskedRight;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a submission is given when it arrives: its ids, its secret and its time. */
record Intake(
        UUID requestId,
        Reference reference,
        TrackingToken trackingToken,
        Instant receivedAt,
        List<RequestedCase> cases) {

    static Intake of(List<AskedRight> rights, Instant receivedAt) {
        return new Intake(
                Ids.next(),
                Reference.random(),
                TrackingToken.random(),
                receivedAt,
                rights.stream()
                        .map(asked -> new RequestedCase(Ids.next(), AskedRight.of(asked)))
                        .toList());
    }
}
