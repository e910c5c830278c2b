package com.xiaomi.privacy.casework.disclosure;

import com.xiaomi.privacy.casework.disclosure.Disclosure.Draft;
import com.xiaomi.privacy.casework.table.CsvWriter;
import com.xiaomi.privacy.casework.table.Tabular;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The disclosure log: to whom personal data went, on what ground, what, when, and who agreed. */
@Path("/api/v1/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEGAL, Roles.DPO})
@RunOnVirtualThread
public class DisclosureResource {

    private static final int CREATED = 201;
    private static final int LONGEST = 4000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final DisclosureDesk desk;
    private final Caller caller;

    DisclosureResource(DisclosureDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * The log in its order, without reasons; also as CSV.
     *
     * @param from RFC 3339; what was logged then or later; for the next page {@code nextFrom}
     * @param before RFC 3339; what was logged before; all, if it is missing
     * @param after {@code next} of the page before
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.MEDIA_TYPE})
    @RolesAllowed({Roles.LEGAL, Roles.DPO, Roles.AUDITOR})
    public DisclosurePage disclosures(
            @QueryParam("from") String from,
            @QueryParam("before") String before,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        List<DisclosureView> found = desk.logged(
                TimeParameter.read("from", from).orElse(Instant.EPOCH),
                TimeParameter.read("before", before).orElse(LATEST),
                after,
                limit + 1);
        boolean isLast = found.size() <= limit;
        List<DisclosureView> shown = isLast ? found : found.subList(0, limit);
        return new DisclosurePage(
                shown,
                isLast ? null : shown.getLast().loggedAt(),
                isLast ? null : shown.getLast().disclosureId());
    }

    /** One with its reason; the look is audited. */
    @GET
    @Path("/{disclosureId}")
    public DisclosureView disclosure(@PathParam("disclosureId") UUID disclosureId) {
        return desk.look(disclosureId, caller.staff());
    }

    /** Proposes to disclose data of a request to an affiliate, an administration, a court or law enforcement. */
    @POST
    @ResponseStatus(CREATED)
    @RolesAllowed(Roles.LEGAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public DisclosureView proposeDisclosure(
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid DisclosureBody body) {
        IdempotencyKey.require(idempotencyKey);
        Reference reference = Reference.parse(body.reference())
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
        return desk.propose(reference, body.draft(Personal.of(idempotencyKey)), caller.staff());
    }

    /** Decides about what a colleague proposed. The same again changes nothing. */
    @POST
    @Path("/{disclosureId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public DisclosureView decideDisclosure(
            @PathParam("disclosureId") UUID disclosureId, @NotNull @Valid DecisionBody body) {
        return desk.decide(disclosureId, body.agreed(), caller.staff());
    }

    /** Says when what was approved has left the house. The same again changes nothing. */
    @POST
    @Path("/{disclosureId}/made")
    @RolesAllowed(Roles.LEGAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public DisclosureView disclosureMade(@PathParam("disclosureId") UUID disclosureId, @NotNull @Valid MadeBody body) {
        return desk.made(disclosureId, body.disclosedAt(), caller.staff());
    }

    /**
     * Some entries of the log.
     *
     * @param nextFrom with {@code next}, where the next page begins; null if there is none
     * @param next null if there is no next page
     */
    record DisclosurePage(
            List<DisclosureView> items,
            @Schema(nullable = true) Instant nextFrom,
            @Schema(nullable = true) UUID next) implements Tabular {

        DisclosurePage {
            items = List.copyOf(items);
        }

        @Override
        public List<String> columns() {
            return List.of(
                    "disclosureId",
                    "requestId",
                    "caseId",
                    "recipientKind",
                    "recipient",
                    "purpose",
                    "legalBasis",
                    "categories",
                    "state",
                    "loggedAt",
                    "disclosedAt",
                    "proposedBy",
                    "approvedBy");
        }

        @Override
        public List<List<Object>> lines() {
            return items.stream().map(DisclosurePage::line).toList();
        }

        private static List<Object> line(DisclosureView one) {
            String what = one.categories().stream().map(Enum::name).collect(Collectors.joining(" "));
            List<Object> cells = new ArrayList<>();
            Arrays.asList(one.disclosureId(), one.requestId(), one.caseId()).forEach(cells::add);
            Arrays.asList(one.recipientKind(), one.recipient(), one.purpose(), one.legalBasis(), what, one.state())
                    .forEach(cells::add);
            Arrays.asList(one.loggedAt(), one.disclosedAt(), one.proposedBy(), one.approvedBy())
                    .forEach(cells::add);
            return cells;
        }
    }

    /**
     * What is to be disclosed, to whom, and why.
     *
     * @param reference of the request
     * @param recipientKind AFFILIATE, ADMINISTRATION, COURT or LAW_ENFORCEMENT
     * @param recipient the organisation, never somebody's name
     * @param legalBasis the provision, for example {@code StPO § 95}
     * @param categories what of the person
     */
    @Schema(name = "DisclosureBody")
    record DisclosureBody(
            @NotNull String reference,
            @NotNull RecipientKind recipientKind,
            @NotBlank @Size(max = 120) String recipient,
            @NotBlank @Size(max = 300) String legalBasis,
            @NotEmpty Set<@NotNull DataCategory> categories,

            @NotNull
            @PersonalText(max = LONGEST, pattern = PersonalText.LINES)
            @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST)
            Personal reason) {

        Draft draft(Personal idempotencyKey) {
            if (!recipientKind.isProposed()) {
                throw ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "recipientKind",
                        "AFFILIATE, ADMINISTRATION, COURT or LAW_ENFORCEMENT: the others get data by cases alone");
            }
            return new Draft(recipientKind, recipient, legalBasis, categories, reason, idempotencyKey);
        }
    }

    /** Whether the second person agrees. */
    @Schema(name = "DisclosureDecisionBody")
    record DecisionBody(@NotNull Boolean agreed) {}

    /** When it left the house, UTC. */
    @Schema(name = "DisclosureMadeBody")
    record MadeBody(@NotNull Instant disclosedAt) {}
}
