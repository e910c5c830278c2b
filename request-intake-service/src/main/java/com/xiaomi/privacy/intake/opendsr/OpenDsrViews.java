package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What controllers are answered. All times are UTC. */
final class OpenDsrViews {

    private OpenDsrViews() {}

    /** What is supported (6.3). */
    @Schema(name = "OpenDsrDiscovery")
    record Discovery(
            @JsonProperty("api_version") String apiVersion,
            @JsonProperty("supported_identities") List<SupportedIdentity> supportedIdentities,

            @JsonProperty("supported_subject_request_types") List<RequestType> supportedSubjectRequestTypes,

            @JsonProperty("processor_certificate") URI processorCertificate) {

        Discovery {
            supportedIdentities = List.copyOf(supportedIdentities);
            supportedSubjectRequestTypes = List.copyOf(supportedSubjectRequestTypes);
        }
    }

    /** By what people are found. */
    @Schema(name = "OpenDsrSupportedIdentity")
    record SupportedIdentity(
            @JsonProperty("identity_type") String type,
            @JsonProperty("identity_format") String format) {}

    /**
     * A request taken in (7.3).
     *
     * @param expectedCompletionTime null if nobody knows
     * @param encodedRequest the body as it was sent, in base64
     */
    @Schema(name = "OpenDsrReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(
            @JsonProperty("controller_id") String controllerId,

            @JsonProperty("expected_completion_time") @Schema(nullable = true)
            Instant expectedCompletionTime,

            @JsonProperty("received_time") Instant receivedTime,
            @JsonProperty("encoded_request") String encodedRequest,
            @JsonProperty("subject_request_id") String subjectRequestId) {

        @Override
        public String toString() {
            return "Receipt[•••]";
        }
    }

    /**
     * How a request goes (8.3).
     *
     * @param expectedCompletionTime null if nobody knows
     * @param resultsUrl null if there is nothing to fetch
     */
    @Schema(name = "OpenDsrStatus")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            @JsonProperty("controller_id") String controllerId,

            @JsonProperty("expected_completion_time") @Schema(nullable = true)
            Instant expectedCompletionTime,

            @JsonProperty("subject_request_id") String subjectRequestId,
            @JsonProperty("request_status") RequestStatus requestStatus,
            @JsonProperty("api_version") String apiVersion,

            @JsonProperty("results_url") @Schema(nullable = true)
            URI resultsUrl) {}

    /** A request taken back (9.2). */
    @Schema(name = "OpenDsrCancellation")
    record Cancellation(
            @JsonProperty("controller_id") String controllerId,
            @JsonProperty("subject_request_id") String subjectRequestId,
            @JsonProperty("received_time") Instant receivedTime,
            @JsonProperty("api_version") String apiVersion) {}
}
