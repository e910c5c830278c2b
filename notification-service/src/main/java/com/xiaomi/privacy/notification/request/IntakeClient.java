package com.xiaomi.privacy.notification.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks intake, the only home of contacts. */
@RegisterRestClient(configKey = "intake")
@OidcClientFilter
@Path("/internal")
public interface IntakeClient {

    /** The requests that were submitted with an account. */
    @POST
    @Path("/account-requests")
    AccountRequests accountRequests(@QueryParam("purpose") String purpose, Account account);

    /** The contact of a request; intake audits the question with its purpose. */
    @GET
    @Path("/requests/{requestId}/contact")
    Contact contact(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose);

    /** The contact of a data subject for whom another asks; 404 where none of their own is known. */
    @GET
    @Path("/requests/{requestId}/subject-contact")
    SubjectContact subjectContact(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose);

    /** The token of an access link; 410 once it is used, replaced or expired. */
    @GET
    @Path("/requests/{requestId}/access-links/{accessLinkId}")
    AccessLink accessLink(
            @PathParam("requestId") UUID requestId,
            @PathParam("accessLinkId") UUID accessLinkId,
            @QueryParam("purpose") String purpose);

    /** Issues a link that goes by post, under an id of the caller's choice; 410 if links to the contact go by e-mail. */
    @PUT
    @Path("/requests/{requestId}/access-links/{accessLinkId}")
    AccessLink postedAccessLink(
            @PathParam("requestId") UUID requestId,
            @PathParam("accessLinkId") UUID accessLinkId,
            @QueryParam("purpose") String purpose);

    /** Where a message about a change of the contact goes; 410 once nobody is to be told any more. */
    @GET
    @Path("/requests/{requestId}/contact-changes/{contactChangeId}")
    ContactChange contactChange(
            @PathParam("requestId") UUID requestId,
            @PathParam("contactChangeId") UUID contactChangeId,
            @QueryParam("purpose") String purpose);

    /**
     * With what somebody signed in.
     *
     * @param account as {@code SignedInCustomer} has it
     */
    record Account(String account) {

        @Override
        public String toString() {
            return "Account[•••]";
        }
    }

    /** The newest requests of an account. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AccountRequests(List<UUID> requestIds) {

        public AccountRequests {
            requestIds = List.copyOf(requestIds);
        }
    }

    /**
     * Where a message about a change of the contact goes; kept nowhere.
     *
     * @param email the new address while it is to be confirmed, the former one once it was
     * @param token confirms the new address; null once it was
     * @param validUntil until when the token works, UTC; null like it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ContactChange(Personal email, Personal token, Instant validUntil) {

        /** Whether it is still to be confirmed. */
        public boolean isPending() {
            return token != null;
        }
    }

    /**
     * What opens a request; kept nowhere.
     *
     * @param token as secret as personal data, so in the same wrapping
     * @param validUntil UTC; until then it must be used for the first time
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AccessLink(Personal token, Instant validUntil) {}

    /** How to reach a data subject for whom another asks; kept nowhere. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SubjectContact(Personal email) {}

    /**
     * How to reach the person; kept nowhere.
     *
     * @param email null where only a letter reaches the person
     * @param name null if none was given
     * @param addressLines as they stand on an envelope below the name, the country last; empty if none were given
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(Personal email, Personal name, List<Personal> addressLines) {

        public Contact {
            addressLines = addressLines == null ? List.of() : List.copyOf(addressLines);
        }

        /** Of whom no postal address is needed. */
        public Contact(Personal email, Personal name) {
            this(email, name, List.of());
        }
    }
}
