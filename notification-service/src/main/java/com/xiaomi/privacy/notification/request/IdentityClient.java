package com.xiaomi.privacy.notification.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks identity-verification, the only one that can make a code. */
@RegisterRestClient(configKey = "identity")
@OidcClientFilter
@Path("/internal")
public interface IdentityClient {

    /** The code of one issue; 410 once it is used, replaced or expired, or where it can't go by that way. */
    @GET
    @Path("/challenges/{challengeId}/code")
    Code code(
            @PathParam("challengeId") UUID challengeId, @QueryParam("issue") int issue, @QueryParam("way") CodeWay way);

    /** How a code reaches the person; the first ask decides how long it works. */
    enum CodeWay {
        /** By e-mail, for minutes. */
        MAIL,
        /** By a letter on paper, for days. */
        POST
    }

    /** What a data subject is asked; 410 once nothing is to be asked any more. */
    @GET
    @Path("/mandates/{mandateId}/confirmation")
    Confirmation confirmation(@PathParam("mandateId") UUID mandateId);

    /**
     * What a data subject is asked; kept nowhere.
     *
     * @param code as secret as personal data, so in the same wrapping
     * @param kind as what somebody wants to act for them: a code of identity-verification
     * @param rights what that somebody asks for; empty if that is not known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Confirmation(Personal code, String kind, List<Right> rights) {

        public Confirmation {
            rights = List.copyOf(rights);
        }
    }

    /**
     * A code to be sent; kept nowhere.
     *
     * @param code as secret as personal data, so in the same wrapping
     * @param validMinutes whole minutes that it still works
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Code(Personal code, long validMinutes) {}
}
