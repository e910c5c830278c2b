package com.xiaomi.privacy.notification.digest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks case-workflow, which knows who has which case and until when. */
@RegisterRestClient(configKey = "casework")
@OidcClientFilter
@Path("/internal/work-digests")
interface CaseworkClient {

    /** Agents who have a case that is overdue or due within a week. */
    @GET
    PressedAgents pressedAgents();

    /** What an agent still has to do. */
    @GET
    @Path("/agents/{sub}")
    WorkDigest ofAgent(@PathParam("sub") UUID sub);

    /** What waits for an agent. */
    @GET
    @Path("/unassigned")
    WorkDigest ofNobody();

    /** @param agents their subs */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PressedAgents(List<UUID> agents) {
        public PressedAgents {
            agents = List.copyOf(agents);
        }
    }
}
