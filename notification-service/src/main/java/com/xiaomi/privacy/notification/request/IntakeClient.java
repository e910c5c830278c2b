package com.xiaomi.privacy.notification.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks intake, the only home of contacts. */
@RegisterRestClient(configKey = "intake")
@OidcClientFilter
@Path("/internal/requests")
public interface IntakeClient {

    /** The contact of a request; intake audits the question with its purpose. */
    @GET
    @Path("/{requestId}/contact")
    Contact contact(@PathParam("requestId") UUID requestId, @QueryParam("purpose") String purpose);

    /**
     * How to reach the person; kept nowhere.
     *
     * @param email null where only a letter reaches the person
     * @param name null if none was given
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(Personal email, Personal name) {}
}
