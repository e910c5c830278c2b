package com.xiaomi.privacy.intake.drp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.partner.PartnerStanding;
import com.xiaomi.privacy.intake.partner.Progress;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The status of a request (3.03).
 *
 * @param agentRequestId null if the agent gave none
 * @param receivedAt UTC
 * @param expectedBy end of the last day for the answer, UTC; null once it has come
 * @param processingDetails what the state alone does not say; null if nothing
 * @param reason null where the state says all
 * @param userVerificationUrl null unless the identity is to be proven
 * @param resultsUrl null if there is nothing to fetch
 * @param expiresAt until when it can be fetched, UTC; null like it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrpStatus(
        @JsonProperty("request_id") UUID requestId,

        @JsonProperty("agent_request_id") @Schema(nullable = true)
        String agentRequestId,

        @JsonProperty("received_at") Instant receivedAt,

        @JsonProperty("expected_by") @Schema(nullable = true)
        Instant expectedBy,

        @JsonProperty("processing_details") @Schema(nullable = true)
        String processingDetails,

        State status,
        @Schema(nullable = true) Reason reason,

        @JsonProperty("user_verification_url") @Schema(nullable = true)
        URI userVerificationUrl,

        @JsonProperty("results_url") @Schema(nullable = true)
        URI resultsUrl,

        @JsonProperty("expires_at") @Schema(nullable = true) Instant expiresAt) {

    /** How a request goes, as the agent sees it. */
    static DrpStatus of(PartnerStanding standing) {
        Meaning meaning = Meaning.of(standing.progress());
        return new DrpStatus(
                standing.requestId(),
                standing.ownId().map(Personal::reveal).orElse(null),
                standing.receivedAt(),
                standing.progress().isFinal() ? null : standing.expectedBy().orElse(null),
                meaning.details(),
                meaning.state(),
                meaning.reason(),
                standing.identityPage().orElse(null),
                standing.packageUntil().map(until -> standing.page()).orElse(null),
                standing.packageUntil().orElse(null));
    }

    @Override
    public String toString() {
        return "DrpStatus[" + requestId + ", " + status + "]";
    }

    /** The states of 3.02 that occur here. */
    @Schema(name = "DrpState")
    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("in_progress")
        IN_PROGRESS,
        @JsonProperty("fulfilled")
        FULFILLED,
        @JsonProperty("revoked")
        REVOKED,
        @JsonProperty("denied")
        DENIED,
        @JsonProperty("expired")
        EXPIRED
    }

    /** The reasons of 3.02 that occur here. The grounds of a refusal stay between staff and whoever asks. */
    @Schema(name = "DrpReason")
    enum Reason {
        @JsonProperty("need_user_verification")
        NEED_USER_VERIFICATION,
        @JsonProperty("insuf_verification")
        INSUF_VERIFICATION,
        @JsonProperty("other")
        OTHER
    }

    /**
     * What our progress is in the protocol.
     *
     * @param reason null where the state says all
     * @param details null if there is nothing to add
     */
    record Meaning(State state, Reason reason, String details) {

        static Meaning of(Progress progress) {
            return switch (progress) {
                case RECEIVED -> new Meaning(State.OPEN, null, null);
                case AWAITING_IDENTITY ->
                    new Meaning(
                            State.IN_PROGRESS,
                            Reason.NEED_USER_VERIFICATION,
                            "Please prove who you are and that you may act for the person. We have written to you.");
                case IN_WORK -> new Meaning(State.IN_PROGRESS, null, null);
                case FULFILLED -> new Meaning(State.FULFILLED, null, null);
                case FULFILLED_IN_PART ->
                    new Meaning(State.FULFILLED, null, "In part: our message to you says what was refused and why.");
                case REFUSED ->
                    new Meaning(
                            State.DENIED,
                            Reason.OTHER,
                            "Our message to you names the grounds and where one can complain.");
                case UNPROVEN ->
                    new Meaning(
                            State.DENIED,
                            Reason.INSUF_VERIFICATION,
                            "Nobody has proven in time who asks and that they may.");
                case DUPLICATE -> new Meaning(State.DENIED, Reason.OTHER, "The same was asked for before.");
                case REVOKED -> new Meaning(State.REVOKED, null, null);
                case FORGOTTEN -> new Meaning(State.EXPIRED, null, null);
            };
        }
    }
}
