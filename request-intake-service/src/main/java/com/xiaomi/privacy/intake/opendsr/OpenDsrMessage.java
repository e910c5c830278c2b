package com.xiaomi.privacy.intake.opendsr;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request as a controller sends it (7.1). What is not known here is not read. A null member was not sent.
 *
 * @param regulation mandatory since 2.0, though the example of the specification has none: without it the place decides
 * @param submittedTime when the person asked the controller, RFC 3339
 * @param extensions by domain; ours may say in which {@code country} and {@code region} the person lives
 */
@Schema(name = "OpenDsrRequest")
@JsonIgnoreProperties(ignoreUnknown = true)
record OpenDsrMessage(
        String regulation,

        @JsonProperty("subject_request_id")
        @NotNull
        @Pattern(
                regexp = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
                message = "must be a lower-case UUID of version 4")
        String subjectRequestId,

        @JsonProperty("subject_request_type") @NotNull String subjectRequestType,
        @JsonProperty("subject_identities") @Size(max = 20) List<@NotNull @Valid Identity> subjectIdentities,
        @JsonProperty("submitted_time") @NotNull String submittedTime,
        Map<String, Object> extensions) {

    OpenDsrMessage {
        subjectIdentities = subjectIdentities == null
                ? List.of()
                : subjectIdentities.stream().toList();
    }

    /**
     * What it says to one processor only (7.1.2). Others' extensions are not looked at.
     *
     * @return null if it says nothing of it
     */
    String extension(String domain, String member) {
        return extensions != null
                        && extensions.get(domain) instanceof Map<?, ?> ours
                        && ours.get(member) instanceof String text
                ? text
                : null;
    }

    /** By what the person is known (5.3). */
    @Schema(name = "OpenDsrIdentity")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identity(
            @JsonProperty("identity_type") @NotNull @Pattern(regexp = "[a-z_]{1,40}", message = "must be a type of 5.1")
            String identityType,

            @JsonProperty("identity_value") @NotNull @PersonalText(max = 320)
            Personal identityValue,

            @JsonProperty("identity_format")
            @NotNull
            @Pattern(regexp = "[a-z0-9]{1,10}", message = "must be a format of 5.2")
            String identityFormat) {}
}
