package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.intake.right.AskedRight;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a submission is given when it is taken in: its ids, its secret and its times.
 *
 * @param receivedAt when it reached the controller; the legal clock starts from it
 * @param takenInAt now
 */
record Intake(
        UUID requestId,
        Reference reference,
        TrackingToken trackingToken,
        Instant receivedAt,
        Instant takenInAt,
        List<RequestedCase> cases) {

    static Intake of(UUID requestId, Submission submission, Instant now) {
        return new Intake(
                requestId,
                Reference.random(),
                TrackingToken.random(),
                switch (submission.arrival()) {
                    case Arrival.Online ignored -> now;
                    case Arrival.ByPartner ignored -> now;
                    case Arrival.Registered registered -> registered.receivedAt();
                },
                now,
                submission.rights().stream()
                        .map(asked ->
                                new RequestedCase(Ids.next(), AskedRight.of(asked), AskedRight.sensitivityOf(asked)))
                        .toList());
    }
}
