package com.xiaomi.privacy.intake.internal;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.internal.InternalViews.AccessLinkView;
import com.xiaomi.privacy.intake.internal.InternalViews.AccountMatchView;
import com.xiaomi.privacy.intake.internal.InternalViews.ContactChangeView;
import com.xiaomi.privacy.intake.internal.InternalViews.ContactView;
import com.xiaomi.privacy.intake.internal.InternalViews.PersonView;
import com.xiaomi.privacy.intake.internal.InternalViews.RequestDetailsView;
import com.xiaomi.privacy.intake.internal.InternalViews.SubjectContactView;
import com.xiaomi.privacy.intake.internal.InternalViews.SubjectPresenceView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For the other services of the house; never routed from outside. Each call names its purpose and is audited. */
@Path("/internal/requests/{requestId}")
@Tag(name = "Internal")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class InternalResource {

    private final PersonalDataDesk desk;
    private final Caller caller;

    InternalResource(PersonalDataDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Path("/contact")
    @RolesAllowed(Roles.INTAKE_CONTACT)
    @Operation(summary = "Where to write to (purpose NOTIFICATION)")
    public ContactView contact(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose) {
        return desk.contact(requestId, Purpose.require(purpose, Purpose.NOTIFICATION), caller.machine());
    }

    @GET
    @Path("/subject-contact")
    @RolesAllowed(Roles.INTAKE_CONTACT)
    @Operation(summary = "Where to ask a data subject for whom another acts (purpose NOTIFICATION)")
    public SubjectContactView subjectContact(
            @PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose) {
        return desk.subjectContact(requestId, Purpose.require(purpose, Purpose.NOTIFICATION), caller.machine());
    }

    @GET
    @Path("/subject-contact/presence")
    @RolesAllowed(Roles.INTAKE_SUBJECT_PRESENCE)
    @Operation(summary = "Whether a data subject for whom another acts can be asked (purpose VERIFICATION)")
    public SubjectPresenceView subjectPresence(
            @PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose) {
        return desk.subjectPresence(requestId, Purpose.require(purpose, Purpose.VERIFICATION), caller.machine());
    }

    @GET
    @Path("/access-links/{accessLinkId}")
    @RolesAllowed(Roles.INTAKE_ACCESS_LINK)
    @Operation(summary = "The token of an access link, to send it (purpose NOTIFICATION)")
    public AccessLinkView accessLink(
            @PathParam("requestId") UUID requestId,
            @PathParam("accessLinkId") UUID accessLinkId,
            @QueryParam("purpose") String purpose) {
        return desk.accessLink(
                requestId, accessLinkId, Purpose.require(purpose, Purpose.NOTIFICATION), caller.machine());
    }

    @PUT
    @Path("/access-links/{accessLinkId}")
    @RolesAllowed(Roles.INTAKE_ACCESS_LINK)
    @Operation(
            summary = "Issue an access link that goes by post (purpose NOTIFICATION)",
            description =
                    "For a contact without e-mail address. The caller names it; the same again gives the same link.")
    public AccessLinkView postedAccessLink(
            @PathParam("requestId") UUID requestId,
            @PathParam("accessLinkId") UUID accessLinkId,
            @QueryParam("purpose") String purpose) {
        return desk.postedAccessLink(
                requestId, accessLinkId, Purpose.require(purpose, Purpose.NOTIFICATION), caller.machine());
    }

    @GET
    @Path("/contact-changes/{contactChangeId}")
    @RolesAllowed(Roles.INTAKE_CONTACT)
    @Operation(summary = "Where a message about a change of the contact goes (purpose NOTIFICATION)")
    public ContactChangeView contactChange(
            @PathParam("requestId") UUID requestId,
            @PathParam("contactChangeId") UUID contactChangeId,
            @QueryParam("purpose") String purpose) {
        return desk.contactChange(
                requestId, contactChangeId, Purpose.require(purpose, Purpose.NOTIFICATION), caller.machine());
    }

    @GET
    @Path("/person")
    @RolesAllowed(Roles.INTAKE_PERSON)
    @Operation(
            summary = "By what a data system finds the person, and what it has to know to carry a right out (purpose"
                    + " FULFILMENT_TASK, SUPPRESSION)")
    public PersonView person(
            @PathParam("requestId") UUID requestId,
            @QueryParam("purpose") String purpose,
            @QueryParam("caseId") UUID caseId) {
        return desk.person(
                requestId,
                Optional.ofNullable(caseId),
                Purpose.require(purpose, Purpose.FULFILMENT_TASK, Purpose.SUPPRESSION),
                caller.machine());
    }

    @POST
    @Path("/account-match")
    @RolesAllowed(Roles.INTAKE_ACCOUNT_MATCH)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether a sign-in is that of the request (purpose VERIFICATION)")
    public AccountMatchView accountMatch(
            @PathParam("requestId") UUID requestId,
            @QueryParam("purpose") String purpose,
            @NotNull @Valid AccountClaims claims) {
        return desk.accountMatch(requestId, claims, Purpose.require(purpose, Purpose.VERIFICATION), caller.machine());
    }

    /**
     * What a sign-in says of somebody.
     *
     * @param miId null if it does not say
     * @param email null unless the provider vouches for it
     */
    record AccountClaims(
            @PersonalText(max = 20, pattern = PersonalText.MI_ID) @Schema(maxLength = 20)
            Personal miId,

            @PersonalText(max = 320) @Schema(maxLength = 320)
            Personal email) {}

    @GET
    @Path("/request-details")
    @RolesAllowed(Roles.INTAKE_REQUEST_DETAILS)
    @Operation(summary = "What the person wrote (purpose REVIEW or PACKAGE)")
    public RequestDetailsView details(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose) {
        return desk.details(requestId, Purpose.require(purpose, Purpose.REVIEW, Purpose.PACKAGE), caller.machine());
    }

    @POST
    @Path("/attachments/{attachmentId}/grant")
    @RolesAllowed(Roles.INTAKE_ATTACHMENT_GRANT)
    @Operation(summary = "A minute's right to read one attachment (purpose PACKAGE)")
    public Grant grant(
            @PathParam("requestId") UUID requestId,
            @PathParam("attachmentId") UUID attachmentId,
            @QueryParam("purpose") String purpose)
            throws IOException {
        return desk.grant(requestId, attachmentId, Purpose.require(purpose, Purpose.PACKAGE), caller.machine());
    }
}
