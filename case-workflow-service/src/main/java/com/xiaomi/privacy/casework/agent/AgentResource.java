package com.xiaomi.privacy.casework.agent;

import com.xiaomi.privacy.casework.agent.Agent.Skills;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who can be given cases, and which. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AgentResource {

    /** Language, script, region and variants of RFC 5646 §2.1; no extensions, for no case has one. */
    private static final String LANGUAGE =
            "[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|[0-9]{3}))?(-([a-zA-Z0-9]{5,8}|[0-9][a-zA-Z0-9]{3}))*";

    private final AgentRegister register;
    private final Caller caller;

    AgentResource(AgentRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /** All agents. Their names stand in Keycloak only. */
    @GET
    @RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER})
    public AgentList agents() {
        return new AgentList(register.all().stream().map(AgentBody::of).toList());
    }

    /** Registers an agent, or says anew what they can be given. The cases that they have stay with them. */
    @PUT
    @Path("/{sub}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.DPO)
    public AgentBody registerAgent(@PathParam("sub") UUID sub, @NotNull @Valid SkillsBody body) {
        return AgentBody.of(register.register(sub, body.skills(), caller.staff()));
    }

    /**
     * What an agent can be given.
     *
     * @param languages BCP 47; one without a region stands for all of them
     * @param laws names of laws as cases bear them; null or empty for any
     * @param countries ISO 3166-1 alpha-2; null or empty for any
     * @param maxOpen the most cases that the rule gives them at a time
     * @param active whether they can be given cases at all
     */
    record SkillsBody(
            @NotEmpty Set<@NotNull Right> rights,

            @NotEmpty @Size(max = 50)
            Set<
                            @NotNull @Size(max = 35)
                            @Pattern(regexp = LANGUAGE, message = "a BCP 47 language tag, for example de or pt-BR")
                            String>
                    languages,

            @Size(max = 200) Set<@NotNull @Size(min = 1, max = 200) String> laws,

            @Size(max = 250)
            Set<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "an ISO 3166-1 alpha-2 code") String> countries,

            @NotNull @Min(1) @Max(100_000) Integer maxOpen,
            @NotNull Boolean active) {

        Skills skills() {
            return new Skills(rights, languages, orAny(laws), orAny(countries), maxOpen, active);
        }

        private static Set<String> orAny(Set<String> values) {
            return values == null ? Set.of() : values;
        }
    }

    /** The agents, by id. */
    record AgentList(List<AgentBody> items) {}

    /**
     * An agent.
     *
     * @param sub of the staff realm
     * @param laws empty for any
     * @param countries empty for any
     * @param updatedAt when they were registered so, UTC
     * @param lastAssignedAt when they were given a case last, UTC; null if never
     */
    record AgentBody(
            UUID sub,
            Set<Right> rights,
            Set<String> languages,
            Set<String> laws,
            Set<String> countries,
            int maxOpen,
            boolean active,
            Instant updatedAt,
            @Schema(nullable = true) Instant lastAssignedAt) {

        static AgentBody of(Agent agent) {
            Skills skills = agent.skills();
            return new AgentBody(
                    agent.sub(),
                    new TreeSet<>(skills.rights()),
                    new TreeSet<>(skills.languages()),
                    new TreeSet<>(skills.laws()),
                    new TreeSet<>(skills.countries()),
                    skills.maxOpen(),
                    skills.active(),
                    agent.updatedAt(),
                    agent.lastAssignedAt().orElse(null));
        }
    }
}
