package com.xiaomi.privacy.casework.decision;

import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.exemption.Exemption;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** On what a request may be refused: reference data that a lawyer must check. */
@Path("/api/v1/refusal-grounds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER, Roles.LEGAL, Roles.AUDITOR})
@RunOnVirtualThread
public class RefusalGroundResource {

    private final CaseClock caseClock;

    RefusalGroundResource(CaseClock caseClock) {
        this.caseClock = caseClock;
    }

    /** The ten grounds of the policy, and the exemptions that the law of a place has against a right. */
    @GET
    public GroundsBody grounds(
            @QueryParam("country") @NotNull String country,
            @QueryParam("region") String region,
            @QueryParam("right") @NotNull Right right) {
        return new GroundsBody(
                Arrays.asList(RefusalGround.values()),
                caseClock.exemptions(place(country, region), right).stream()
                        .map(ExemptionBody::of)
                        .toList());
    }

    private static Jurisdiction place(String country, String region) {
        try {
            return new Jurisdiction(country, region);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    Jurisdiction.isCountry(country) ? "region" : "country",
                    "codes like DE, or US with CA");
        }
    }

    /** What a refusal may rest on. */
    record GroundsBody(List<RefusalGround> grounds, List<ExemptionBody> exemptions) {

        GroundsBody {
            grounds = List.copyOf(grounds);
            exemptions = List.copyOf(exemptions);
        }
    }

    /**
     * A statutory exemption.
     *
     * @param ground of the policy, under which the person hears of it
     * @param text what the law says, in English
     */
    record ExemptionBody(
            String code, RefusalGround ground, String article, String text, String source, Confidence confidence) {

        static ExemptionBody of(Exemption exemption) {
            return new ExemptionBody(
                    exemption.code(),
                    exemption.ground(),
                    exemption.article(),
                    exemption.text(),
                    exemption.source(),
                    exemption.confidence());
        }
    }
}
