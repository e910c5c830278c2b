package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.intake.partner.Progress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of a request (8). What has ended without being fulfilled is cancelled: the protocol has no other word for it. */
@Schema(name = "OpenDsrRequestStatus")
enum RequestStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** What our progress is in the protocol. */
    static RequestStatus of(Progress progress) {
        return switch (progress) {
            case RECEIVED, AWAITING_IDENTITY -> PENDING;
            case IN_WORK -> IN_PROGRESS;
            case FULFILLED, FULFILLED_IN_PART -> COMPLETED;
            case REFUSED, UNPROVEN, DUPLICATE, REVOKED, FORGOTTEN -> CANCELLED;
        };
    }
}
