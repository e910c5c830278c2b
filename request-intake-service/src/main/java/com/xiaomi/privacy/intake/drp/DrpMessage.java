package com.xiaomi.privacy.intake.drp;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The documents that agents sign. What they say beyond what is known here is not read. */
sealed interface DrpMessage {

    /** Longest text on one line, in characters. */
    int LINE = 200;

    /**
     * Who says it to whom, and until when it counts (2.01). A null member was not sent.
     *
     * @param issuedAt ISO 8601 with its offset
     * @param expiresAt ISO 8601 with its offset
     */
    record Envelope(String agentId, String businessId, String issuedAt, String expiresAt, String version) {}

    /** The asking for a token (2.05). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Setup(
            @JsonProperty("agent-id") String agentId,
            @JsonProperty("business-id") String businessId,
            @JsonProperty("issued-at") String issuedAt,
            @JsonProperty("expires-at") String expiresAt,
            @JsonProperty("drp.version") String version)
            implements DrpMessage {

        Envelope envelope() {
            return new Envelope(agentId, businessId, issuedAt, expiresAt, version);
        }
    }

    /**
     * A right exercised (2.01), with who the person is in the agent's words (3.04). Whatever the agent has verified is its claim.
     * A null member was not sent.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Exercise(
            @JsonProperty("agent-id") String agentId,
            @JsonProperty("business-id") String businessId,
            @JsonProperty("issued-at") String issuedAt,
            @JsonProperty("expires-at") String expiresAt,
            @JsonProperty("drp.version") String version,

            @JsonProperty("agent-request-id") @PersonalText(max = LINE)
            Personal agentRequestId,

            @JsonProperty("exercise") String right,
            String regime,
            @Size(max = 20) List<@NotNull @PersonalText(max = LINE) Personal> relationships,
            @PersonalText(max = LINE) Personal name,

            @PersonalEmail Personal email,

            @JsonProperty("email_verified") Boolean emailVerified,

            @JsonProperty("phone_number") @PersonalText(max = LINE)
            Personal phoneNumber,

            @JsonProperty("phone_number_verified") Boolean phoneNumberVerified,
            @Valid Address address,
            @JsonProperty("address_verified") Boolean addressVerified,

            @JsonProperty("power_of_attorney") @PersonalText(max = 2000)
            Personal powerOfAttorney)
            implements DrpMessage {

        public Exercise {
            relationships =
                    relationships == null ? List.of() : relationships.stream().toList();
        }

        Envelope envelope() {
            return new Envelope(agentId, businessId, issuedAt, expiresAt, version);
        }
    }

    /** Where the person lives (OpenID Connect Core 1.0, 5.1.1). A null member was not sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Address(
            @PersonalText(max = 1000, pattern = PersonalText.LINES)
            Personal formatted,

            @JsonProperty("street_address") @PersonalText(max = 500, pattern = PersonalText.LINES)
            Personal streetAddress,

            @PersonalText(max = LINE) Personal locality,
            @PersonalText(max = LINE) Personal region,

            @JsonProperty("postal_code") @PersonalText(max = LINE)
            Personal postalCode,

            @PersonalText(max = LINE) Personal country) {}

    /**
     * A request taken back (2.04).
     *
     * @param reason not kept; null if there is none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Revoke(Personal reason) implements DrpMessage {}
}
