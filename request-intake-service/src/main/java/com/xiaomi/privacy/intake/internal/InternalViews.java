package com.xiaomi.privacy.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.request.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What other services of the house are given. Personal data, meant for the moment of use and to be kept nowhere. */
final class InternalViews {

    private InternalViews() {}

    /**
     * Where to write to.
     *
     * @param email null where only a letter reaches the person
     * @param name null if none was given
     * @param language BCP 47
     * @param addressLines as they stand on the envelope below the name; empty if none were given
     */
    record ContactView(
            @Schema(nullable = true) String email,
            @Schema(nullable = true) String name,
            String language,
            List<String> addressLines) {

        ContactView {
            addressLines = List.copyOf(addressLines);
        }

        @Override
        public String toString() {
            return "ContactView[•••]";
        }
    }

    /**
     * Where to write to a data subject for whom another acts; nothing else of what that other one wrote of them.
     *
     * @param email never the requester's
     */
    record SubjectContactView(String email) {

        @Override
        public String toString() {
            return "SubjectContactView[•••]";
        }
    }

    /**
     * Whether a data subject for whom another acts can be asked; how, is not told.
     *
     * @param present whether a contact is known that is not the requester's
     */
    record SubjectPresenceView(boolean present) {}

    /**
     * What opens a request, to be sent to its contact.
     *
     * @param validUntil UTC; until then it must be used for the first time
     */
    record AccessLinkView(String token, Instant validUntil) {

        @Override
        public String toString() {
            return "AccessLinkView[•••]";
        }
    }

    /**
     * Where a message about a change of the contact goes.
     *
     * @param email the new address while it is to be confirmed, the former one once it was
     * @param token confirms the new address; null once it was
     * @param validUntil until when the token works, UTC; null like it
     */
    record ContactChangeView(
            String email,
            @Schema(nullable = true) String token,
            @Schema(nullable = true) Instant validUntil) {

        @Override
        public String toString() {
            return "ContactChangeView[•••]";
        }
    }

    /**
     * By what a data system finds the person.
     *
     * @param email null if none was given
     * @param name null if none was given
     * @param miId null if none was given
     * @param details what was said about the right of the case, as far as a data system has to know; null if no case was named
     *     or there is nothing to know
     */
    record PersonView(
            @Schema(nullable = true) String email,
            @Schema(nullable = true) String name,
            @Schema(nullable = true) String miId,

            @Schema(type = SchemaType.OBJECT, nullable = true)
            JsonNode details) {

        @Override
        public String toString() {
            return "PersonView[•••]";
        }
    }

    /**
     * Whom a search found.
     *
     * @param personRefs random references, which say nothing; empty if nobody here is known by it
     */
    record PersonRefsView(List<UUID> personRefs) {

        PersonRefsView {
            personRefs = List.copyOf(personRefs);
        }
    }

    /**
     * What was submitted with an account.
     *
     * @param requestIds the newest first
     */
    record AccountRequestsView(List<UUID> requestIds) {

        AccountRequestsView {
            requestIds = List.copyOf(requestIds);
        }
    }

    /**
     * Whether what a sign-in says is what the request says; the request's own values are not told.
     *
     * @param miId whether the request names this Mi ID for the data subject
     * @param email whether this is the e-mail address of the contact
     */
    record AccountMatchView(boolean miId, boolean email) {}

    /**
     * What the person wrote.
     *
     * @param furtherInformation null if nothing
     * @param language BCP 47
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 subdivision without the country; null if none was given
     * @param channel by which the request came
     * @param requesterKind for whom the request is made
     * @param onBehalf for whom and on what ground; null where people ask for themselves
     * @param cases what was said about each right
     * @param attachments only those that were checked and are kept
     */
    record RequestDetailsView(
            @Schema(nullable = true) String furtherInformation,
            String language,
            String country,
            @Schema(nullable = true) String region,
            Channel channel,
            RequesterKind requesterKind,

            @Schema(type = SchemaType.OBJECT, nullable = true)
            JsonNode onBehalf,

            List<CaseDetailsView> cases,
            List<AttachmentSummary> attachments) {

        RequestDetailsView {
            cases = List.copyOf(cases);
            attachments = List.copyOf(attachments);
        }

        @Override
        public String toString() {
            return "RequestDetailsView[•••]";
        }
    }

    /**
     * What was said about the right of one case, in the form in which it was submitted.
     *
     * @param details null if nothing was said
     */
    record CaseDetailsView(
            UUID caseId,
            Right right,

            @Schema(type = SchemaType.OBJECT, nullable = true)
            JsonNode details) {

        @Override
        public String toString() {
            return "CaseDetailsView[" + caseId + "]";
        }
    }

    /**
     * An attachment that can be asked for.
     *
     * @param scanned whether a virus scanner found nothing; if false, nobody has scanned it
     */
    record AttachmentSummary(UUID attachmentId, String fileName, String mediaType, long sizeBytes, boolean scanned) {

        @Override
        public String toString() {
            return "AttachmentSummary[" + attachmentId + "]";
        }
    }
}
