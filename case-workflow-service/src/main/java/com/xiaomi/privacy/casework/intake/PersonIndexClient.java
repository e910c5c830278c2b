package com.xiaomi.privacy.casework.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Intake's person index. What is searched for travels in the body, never in an address. */
@RegisterRestClient(configKey = "intake")
@OidcClientFilter
@Path("/internal/person-refs")
interface PersonIndexClient {

    @POST
    Found search(@QueryParam("purpose") String purpose, PersonSearch search);

    /** @param personRefs random references; empty if nobody is known */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<UUID> personRefs) {

        public Found {
            personRefs = List.copyOf(personRefs);
        }
    }
}
