package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.casework.table.CsvWriter;
import com.xiaomi.privacy.casework.transfer.RegisteredTransfer.Draft;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.client.TimeParameter;
import com.xiaomi.privacy.foundation.export.OutsideBorder;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.export.Safeguard;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * The register of processors and transfers. It says nothing about a person but which requests somebody agreed for, by their ids, and is where
 * somebody who works elsewhere begins.
 */
@Path("/api/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEGAL, Roles.DPO})
@RunOnVirtualThread
@OutsideBorder
public class TransferResource {

    private static final int CREATED = 201;

    // As tokens name affiliates, and the registries data systems and receiving controllers.
    private static final String CODE = "[a-z0-9][a-z0-9.-]{0,63}";
    private static final String CODE_EXPECTED = "1 to 64 small letters, digits, dots or hyphens";

    private final TransferRegister register;
    private final Caller caller;

    TransferResource(TransferRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    /**
     * All that was ever proposed, oldest first; also as CSV.
     *
     * @param from RFC 3339; what was proposed then or later; for the next page {@code nextFrom}
     * @param after {@code next} of the page before
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvWriter.MEDIA_TYPE})
    @RolesAllowed({Roles.LEGAL, Roles.DPO, Roles.AUDITOR})
    public TransferPage transfers(
            @QueryParam("from") String from,
            @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        List<TransferEntry> found =
                register.page(TimeParameter.read("from", from).orElse(Instant.EPOCH), after, limit + 1);
        boolean isLast = found.size() <= limit;
        List<TransferView> shown = found.stream().limit(limit).map(this::view).toList();
        return new TransferPage(
                shown,
                isLast ? null : shown.getLast().proposedAt(),
                isLast ? null : shown.getLast().transferId());
    }

    /** One entry. */
    @GET
    @Path("/{transferId}")
    @RolesAllowed({Roles.LEGAL, Roles.DPO, Roles.AUDITOR})
    public TransferView transfer(@PathParam("transferId") UUID transferId) {
        return view(register.require(transferId));
    }

    /** Proposes that somebody works on data of the cell under a safeguard. Nothing leaves before a second person agrees. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    public TransferView proposeTransfer(
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull @Valid TransferBody body) {
        IdempotencyKey.require(idempotencyKey);
        return view(register.propose(body::draft, body.reference(), idempotencyKey, caller.staff()));
    }

    /** Decides about what a colleague proposed. The same again changes nothing. */
    @POST
    @Path("/{transferId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public TransferView decideTransfer(@PathParam("transferId") UUID transferId, @NotNull @Valid DecisionBody body) {
        return view(register.decide(transferId, body.agreed(), caller.staff()));
    }

    /** Ends an entry before its last day; nothing leaves under it any more. One person is enough. The same again changes nothing. */
    @POST
    @Path("/{transferId}/end")
    public TransferView endTransfer(@PathParam("transferId") UUID transferId) {
        return view(register.end(transferId, caller.staff()));
    }

    private TransferView view(TransferEntry entry) {
        return TransferView.of(entry, register.today());
    }

    /**
     * Who works on data of the cell, where, and what makes that lawful.
     *
     * @param recipient the claim {@code affiliate} of its staff, the name of its data system, or the name of the receiving controller
     * @param title what people call it; an organisation, never somebody's name
     * @param country where it works, ISO 3166-1 alpha-2
     * @param categories on which data; null or empty for all
     * @param document where the safeguard is written down, for example {@code SCC 2026-04, archive 4711}
     * @param documentSha256 of that document; null where there is none to be hashed, as for an adequacy decision
     * @param validUntil the last day, UTC: by then somebody looks at it anew
     * @param reference of the only request for which it counts; with EXPLICIT_CONSENT, null otherwise
     * @param reason why it is needed; never about a person
     */
    @Schema(name = "TransferBody")
    record TransferBody(
            @NotNull @Pattern(regexp = CODE, message = CODE_EXPECTED)
            String recipient,

            @NotBlank @Size(max = 200) String title,
            @NotNull TransferRole role,
            @NotNull String country,
            @NotEmpty Set<@NotNull TransferPurpose> purposes,

            @Schema(nullable = true) Set<@NotNull DataCategory> categories,

            @NotNull Safeguard safeguard,
            @NotBlank @Size(max = 300) String document,

            @Schema(nullable = true) @Pattern(regexp = "[0-9a-f]{64}", message = "SHA-256 in small hexadecimal digits")
            String documentSha256,

            @NotNull LocalDate validFrom,
            @NotNull LocalDate validUntil,
            @Schema(nullable = true) String reference,
            @NotBlank @Size(max = 2000) String reason) {

        Draft draft(UUID requestId) {
            if (!Jurisdiction.isCountry(country)) {
                throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "country", "an ISO 3166-1 alpha-2 code");
            }
            return new Draft(
                    recipient,
                    title,
                    role,
                    country,
                    purposes,
                    categories == null ? Set.of() : categories,
                    safeguard,
                    document,
                    documentSha256,
                    validFrom,
                    validUntil,
                    requestId,
                    reason);
        }
    }

    /** Whether the second person agrees. */
    @Schema(name = "TransferDecisionBody")
    record DecisionBody(@NotNull Boolean agreed) {}
}
