package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.captcha.HumanCheck;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.limit.Per;
import com.xiaomi.privacy.foundation.limit.RateLimiter;
import com.xiaomi.privacy.foundation.limit.Throttled;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.intake.law.Places;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.request.SubmissionBody.ContactBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where requests arrive. */
@Path("/api/v1/requests")
@Tag(name = "Requests")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class SubmissionResource {

    private static final String LIMIT = "submission";

    private final Submissions submissions;
    private final SubmissionRules rules;
    private final Places places;
    private final RateLimiter limiter;
    private final Caller caller;

    SubmissionResource(
            Submissions submissions, SubmissionRules rules, Places places, RateLimiter limiter, Caller caller) {
        this.submissions = submissions;
        this.rules = rules;
        this.places = places;
        this.limiter = limiter;
        this.caller = caller;
    }

    @POST
    @PermitAll
    @CountryFirst
    @Throttled(value = LIMIT, captcha = true)
    @Operation(
            summary = "Submit a request",
            description =
                    "Opens one case for each right. Sending it again within 24 hours with the same Idempotency-Key and"
                            + " the same body gives the same answer. The tracking token is shown in this answer only. A token of the"
                            + " customer realm is optional: with it e-mail address and Mi ID come from the account.")
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = SubmissionAnswer.class)))
    @APIResponse(responseCode = "400", description = "Not JSON of this form, or without Idempotency-Key")
    @APIResponse(responseCode = "401", description = "A token was sent that is not valid here")
    @APIResponse(responseCode = "403", description = "A CAPTCHA is due, or the token is of somebody who is no customer")
    @APIResponse(responseCode = "413", description = "More JSON than any request needs")
    @APIResponse(
            responseCode = "421",
            description =
                    "Another cell serves this country: 'baseUrl' says where. The body was not read, the connection is"
                            + " closed")
    @APIResponse(
            responseCode = "422",
            description =
                    "Fields that are missing or not acceptable, all at once; or the country, or the reuse of a key")
    @APIResponse(responseCode = "429", description = "Too many from this client or for this contact; see Retry-After")
    @Parameter(
            name = HumanCheck.HEADER,
            in = ParameterIn.HEADER,
            description = "Token of a solved CAPTCHA, where one was asked for",
            schema = @Schema(implementation = String.class))
    public RestResponse<SubmissionAnswer> submit(
            @Parameter(required = true, description = "ISO 3166-1 alpha-2 of the person, upper case")
                    @QueryParam("country")
                    String country,
            @Parameter(
                            description =
                                    "ISO 3166-2 subdivision without the country, or a zone of the list of places; mandatory where"
                                            + " GET /jurisdictions/{country} says so (US, CA)")
                    @QueryParam("region")
                    String region,
            @Parameter(required = true, description = IdempotencyKey.DESCRIPTION) @HeaderParam(IdempotencyKey.HEADER)
                    String idempotencyKey,
            @NotNull SubmissionBody body) {
        IdempotencyKey.require(idempotencyKey);
        Submission submission = submission(country, region, idempotencyKey, body);
        submission.contact().counted().ifPresent(address -> limiter.require(LIMIT, Per.CONTACT, address));
        return switch (submissions.submit(submission)) {
            case SubmissionResult.Accepted(SubmissionAnswer answer) ->
                RestResponse.ResponseBuilder.<SubmissionAnswer>created(
                                URI.create("/api/v1/requests/" + answer.reference()))
                        .entity(answer)
                        .build();
            case SubmissionResult.KeyReused() -> throw IdempotencyKey.reused();
        };
    }

    private Submission submission(String country, String region, String idempotencyKey, SubmissionBody sent) {
        Optional<SignedInCustomer> customer = caller.customerIfSignedIn();
        SubmissionBody body = ContactSource.filledIn(sent, customer);
        List<FieldError> broken = Stream.concat(
                        ContactSource.contradictions(sent.contact(), customer),
                        rules.broken(places.read(country, region), body).stream())
                .toList();
        if (!broken.isEmpty()) {
            throw ProblemException.ofFields(broken);
        }
        return new Submission(
                idempotencyKey,
                country,
                region,
                body.language(),
                body.requesterKind(),
                contact(body.contact()),
                Optional.ofNullable(body.onBehalf()),
                Optional.ofNullable(body.furtherInformation()),
                body.policyVersion(),
                Boolean.TRUE.equals(body.policyAccepted()),
                new Arrival.Online(customer.map(SignedInCustomer::account)),
                body.rights());
    }

    private static Contact contact(ContactBody body) {
        return new Contact(
                Optional.of(body.email()),
                Optional.ofNullable(body.name()),
                Optional.ofNullable(body.miId()),
                Optional.empty());
    }
}
