package com.xiaomi.privacy.casework.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.List;
import java.util.UUID;

/**
 * What the person wrote and attached. Kept nowhere.
 *
 * @param furtherInformation null if the person wrote nothing
 * @param region null where the country alone decides
 * @param requesterKind null from an intake that does not say
 * @param onBehalf for whom and on what ground, as submitted; null where people ask for themselves
 * @param cases what was said about each right
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestDetails(
        Personal furtherInformation,
        String language,
        String country,
        String region,
        RequesterKind requesterKind,
        JsonNode onBehalf,
        List<CaseDetails> cases,
        List<AttachmentDetails> attachments) {

    public RequestDetails {
        cases = cases == null ? List.of() : List.copyOf(cases);
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "RequestDetails";
    }

    /**
     * What was said about the right of one case.
     *
     * @param details in the form in which it was submitted; null if nothing was said
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CaseDetails(UUID caseId, Right right, JsonNode details) {

        @Override
        public String toString() {
            return "CaseDetails[" + caseId + "]";
        }
    }

    /**
     * One attachment, with the name the person gave it.
     *
     * @param scanned whether a virus scanner found nothing; if false, nobody has scanned it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AttachmentDetails(
            UUID attachmentId, Personal fileName, String mediaType, long sizeBytes, boolean scanned) {}
}
