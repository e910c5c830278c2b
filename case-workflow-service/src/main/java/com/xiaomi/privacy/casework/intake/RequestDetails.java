package com.xiaomi.privacy.casework.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.List;
import java.util.UUID;

/**
 * What the person wrote and attached. Kept nowhere.
 *
 * @param furtherInformation null if the person wrote nothing
 * @param region null where the country alone decides
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestDetails(
        Personal furtherInformation,
        String language,
        String country,
        String region,
        List<AttachmentDetails> attachments) {

    public RequestDetails {
        attachments = List.copyOf(attachments);
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
