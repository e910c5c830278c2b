package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Cancellation;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Discovery;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Receipt;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.Status;
import com.xiaomi.privacy.intake.opendsr.OpenDsrViews.SupportedIdentity;
import com.xiaomi.privacy.intake.partner.PartnerRequests;
import com.xiaomi.privacy.intake.partner.PartnerResult;
import com.xiaomi.privacy.intake.partner.PartnerStanding;
import com.xiaomi.privacy.intake.partner.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Does what controllers ask for. */
@ApplicationScoped
class OpenDsrDesk {

    private static final String VERSION = "2.0";

    private final OpenDsrSubmission submission;
    private final PartnerRequests requests;
    private final Jurisdictions jurisdictions;
    private final ObjectMapper json;
    private final Clock clock;

    OpenDsrDesk(
            OpenDsrSubmission submission,
            PartnerRequests requests,
            Jurisdictions jurisdictions,
            ObjectMapper json,
            Clock clock) {
        this.submission = submission;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.json = json;
        this.clock = clock;
    }

    /** What is supported. */
    Discovery discover() {
        return new Discovery(
                VERSION,
                List.of(new SupportedIdentity("email", "raw")),
                List.of(RequestType.values()),
                URI.create(jurisdictions.baseUrlOf(jurisdictions.ownCell()) + OpenDsrResource.CERTIFICATE));
    }

    /** Takes a request in; the same one again is answered alike. */
    Receipt take(OpenDsrController controller, byte[] body) {
        OpenDsrMessage message = read(body);
        return switch (requests.take(submission.of(message, controller.partner()))) {
            case PartnerResult.Taken(UUID requestId) -> {
                PartnerStanding standing =
                        requests.standing(controller.partner(), requestId).orElseThrow();
                yield new Receipt(
                        controller.id(),
                        standing.expectedBy().orElse(null),
                        standing.receivedAt(),
                        Base64.getEncoder().encodeToString(body),
                        message.subjectRequestId());
            }
            case PartnerResult.IdReused() ->
                throw OpenDsrRefusal.conflict("subject_request_id stands for another request: choose a new one.");
        };
    }

    /** How a request of the controller goes. */
    Status status(OpenDsrController controller, String subjectRequestId) {
        PartnerStanding standing = requests.standing(controller.partner(), requestId(controller, subjectRequestId))
                .orElseThrow(OpenDsrRefusal::unknownRequest);
        return new Status(
                controller.id(),
                standing.expectedBy().orElse(null),
                subjectRequestId,
                RequestStatus.of(standing.progress()),
                VERSION,
                standing.packageUntil().map(until -> standing.page()).orElse(null));
    }

    /** Takes a request of the controller back. */
    Cancellation cancel(OpenDsrController controller, String subjectRequestId) {
        PartnerStanding standing = requests.revoke(controller.partner(), requestId(controller, subjectRequestId))
                .orElseThrow(OpenDsrRefusal::unknownRequest);
        if (standing.progress() != Progress.REVOKED) {
            throw OpenDsrRefusal.conflict("The request has ended and can't be cancelled any more.");
        }
        return new Cancellation(controller.id(), subjectRequestId, clock.instant(), VERSION);
    }

    private UUID requestId(OpenDsrController controller, String subjectRequestId) {
        return requests.withKey(controller.partner(), Personal.of(subjectRequestId))
                .orElseThrow(OpenDsrRefusal::unknownRequest);
    }

    private OpenDsrMessage read(byte[] body) {
        OpenDsrMessage read;
        try {
            read = json.readValue(body, OpenDsrMessage.class);
        } catch (IOException e) {
            // Without the cause: its message repeats the document.
            throw OpenDsrRefusal.invalid("The body must be JSON as the protocol shows it.");
        }
        if (read == null) {
            throw OpenDsrRefusal.invalid("The body must be a JSON object.");
        }
        return read;
    }
}
