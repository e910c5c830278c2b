package com.xiaomi.privacy.casework;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.BrowserSession;
import com.xiaomi.privacy.localstack.SharedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong is answered with its own problem, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class BadInputIT {

    private static final String DATA = "{}";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Test
    void aCommandNeedsTheVersionThatWasSeen() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String agent = signIn.staff(SignIn.AGENT);

        refused(request, 428, "version-required", () -> take(request, agent, null));
        refused(request, 412, "stale-version", () -> take(request, agent, "\"999\""));
        refused(request, 412, "stale-version", () -> take(request, agent, "W/\"1\""));
        refused(request, 412, "stale-version", () -> take(request, agent, "*"));
    }

    @Test
    void ofTwoWhoSawTheSameVersionOneIsLate() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String seen = casework.etag(request.firstCase());
        take(request, signIn.staff(SignIn.AGENT), seen).statusCode(200);

        refused(request, 412, "stale-version", () -> take(request, signIn.staff(SignIn.APPROVER), seen));
        refused(
                request,
                409,
                "transition-not-allowed",
                () -> take(request, signIn.staff(SignIn.APPROVER), casework.etag(request.firstCase())));
    }

    @Test
    void aRoleThatTheCommandDoesNotNameIsNotEnough() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String etag = casework.etag(request.firstCase());

        // The data protection officer is an approver, not an agent; the auditor and the person are neither.
        refused(request, 403, "not-allowed", () -> take(request, signIn.staff(SignIn.DPO), etag));
        refused(request, 403, "not-allowed", () -> take(request, signIn.staff(SignIn.AUDITOR), etag));
        refused(request, 403, "not-allowed", () -> take(request, signIn.pass(request), etag));
        refused(request, 403, "not-allowed", () -> take(request, signIn.machine(Casework.CONNECTOR), etag));
        refused(request, 401, "token-invalid", () -> take(request, "nonsense", etag));
    }

    @Test
    void aServiceAccountDecidesNothingEvenWithTheRole() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String robot = signIn.newMachineWith("privacy-agent");

        refused(
                request,
                403,
                "human-decision-required",
                () -> take(request, robot, casework.etag(request.firstCase())));
    }

    @Test
    void whoProposedARefusalCanNotApproveIt() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(caseId, "refuse", SignIn.APPROVER, Casework.REFUSAL).statusCode(200);

        refused(
                request,
                409,
                "second-person-required",
                () -> casework.command(caseId, "approve", SignIn.APPROVER, Map.of()));
    }

    @Test
    void whoGrantedCanNotRelease() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.command(caseId, "grant", SignIn.APPROVER, Map.of()).statusCode(200);
        casework.settle(casework.taskOf(caseId), Map.of("result", "NOTHING_HELD"))
                .statusCode(200);
        casework.awaitState(caseId, CaseState.AWAITING_RELEASE);

        refused(
                request,
                409,
                "second-person-required",
                () -> casework.command(caseId, "release", SignIn.APPROVER, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "approve", "send-back", "grant", "refuse", "give-back", "anonymise", "GRANT"})
    void aCommandThatTheCaseDoesNotKnowNowIsRefused(String command) {
        SampleRequest request = casework.inReview(Right.ACCESS);

        // Nobody has taken it, so not even an agent's own commands are possible.
        refused(
                request,
                409,
                "transition-not-allowed",
                () -> casework.command(request.firstCase(), command, SignIn.APPROVER, Casework.REFUSAL));
    }

    @Test
    void aRightThatNoDataSystemCarriesOutCanNotBeGranted() {
        SampleRequest request = casework.inReview(Right.RECTIFICATION);
        casework.command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);

        refused(
                request,
                409,
                "transition-not-allowed",
                () -> casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of()));
    }

    @Test
    void aRefusalNeedsACodedGround() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID caseId = request.firstCase();
        casework.command(caseId, "take", SignIn.AGENT, Map.of()).statusCode(200);

        refused(
                        request,
                        422,
                        "grounds-missing",
                        () -> casework.command(caseId, "refuse", SignIn.AGENT, Map.of("grounds", List.of())))
                .body("errors[0].field", equalTo("grounds"));
        refused(
                        request,
                        400,
                        "malformed-json",
                        () -> casework.command(caseId, "refuse", SignIn.AGENT, Map.of("grounds", List.of("DISLIKE"))))
                .body("errors[0].field", equalTo("grounds[0]"));
        refused(
                        request,
                        422,
                        "validation-failed",
                        () -> casework.command(caseId, "grant", SignIn.AGENT, Map.of("note", "x".repeat(4001))))
                .body("errors[0].field", equalTo("note"));
        refused(
                request,
                400,
                "malformed-json",
                () -> casework.command(caseId, "grant", SignIn.AGENT, Map.of("surprise", true)));
    }

    @Test
    void aTaskIsInvisibleToEveryOtherSystem() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        String other = signIn.newMachineWith("data-system");

        refused(request, 404, "not-found", () -> casework.fetch(task, other));
        refused(request, 404, "not-found", () -> casework.putFile(task, "a.json", DATA, Casework.digest(DATA), other));
        refused(request, 404, "not-found", () -> casework.fetch(UUID.randomUUID(), signIn.machine(Casework.CONNECTOR)));
        refused(request, 403, "not-allowed", () -> casework.fetch(task, signIn.staff(SignIn.AGENT)));
    }

    @Test
    void aFileThatIsNotWhatItsDigestSaysIsNotStored() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        String connector = signIn.machine(Casework.CONNECTOR);

        refused(
                        request,
                        422,
                        "file-rejected",
                        () -> casework.putFile(task, "a.json", DATA, Casework.digest("other"), connector))
                .body("errors[0].field", equalTo("Content-Digest"));
        refused(request, 422, "validation-failed", () -> casework.putFile(task, "a.json", DATA, null, connector));
        refused(
                request,
                422,
                "validation-failed",
                () -> casework.putFile(task, "a.json", DATA, "sha-256=:AAAA:", connector));
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsNotStored() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);

        refused(request, 422, "file-rejected", () -> casework.putFile(task, "photo.jpg", "<html>not a picture</html>"))
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void aFileOfADataSystemThatTheScannerObjectsToIsNotStored() {
        assumeTrue(SharedStack.endpoints().clamavPort().isPresent(), "ClamAV is not installed");
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        // EICAR's test file, in two parts so that no scanner objects to this source.
        String malware = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

        refused(request, 422, "file-rejected", () -> casework.putFile(task, "a.txt", malware))
                .body("detail", containsString("virus scanner"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "a b", "a\\b", "ä.json", "..", "%2e%2e"})
    void aFileNameIsPlain(String name) {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        List<String> before = database.everythingOf(request.id());

        int status = casework.putFile(task, name, DATA).extract().statusCode();

        // A client or server may fold ".." away before the check sees it; then there is nothing at that address.
        assertThat(status).isIn(404, 405, 422);
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @Test
    void aSettledTaskCanNotBeAnsweredDifferently() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.settle(task, Map.of("result", "NOTHING_HELD")).statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        List<String> before = database.everythingOf(request.id());

        casework.settle(task, Map.of("result", "NOTHING_HELD")).statusCode(200);
        refused(request, 409, "task-settled", () -> casework.settle(task, Map.of("result", "FAILED")));
        refused(request, 409, "task-settled", () -> casework.putFile(task, "late.json", DATA));
        refused(request, 409, "task-settled", () -> casework.fetch(task, signIn.machine(Casework.CONNECTOR)));

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | validation-failed",
                "{\"result\":\"MAYBE\"} | 400 | malformed-json",
                "{\"result\":\"FAILED\",\"reason\":\"it broke\"} | 422 | validation-failed",
                "{\"result\":\"DONE\"} | 409 | file-missing",
                "{ | 400 | malformed-json"
            })
    void aResultIsOneOfTheCodes(String body, int status, String problem) {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);

        refused(
                request,
                status,
                problem,
                () -> given().auth()
                        .oauth2(signIn.machine(Casework.CONNECTOR))
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v1/tasks/{id}/result", task)
                        .then());
    }

    @Test
    void aPackageNeedsAFreshProofForThisRequestAndThisPurpose() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        SampleRequest other = SampleRequest.of(Right.ACCESS);
        casework.settle(casework.granted(request), Map.of("result", "NOTHING_HELD"))
                .statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        String good = signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD);
        refused(request, 409, "package-not-available", () -> download(request, good));
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);

        refused(request, 403, "fresh-proof-required", () -> download(request, null));
        refused(request, 403, "fresh-proof-required", () -> download(request, "nonsense"));
        refused(
                request,
                403,
                "fresh-proof-required",
                () -> download(request, signIn.proof(request.id(), VerificationPurpose.CONTACT_CHANGE)));
        refused(
                request,
                403,
                "fresh-proof-required",
                () -> download(request, signIn.proof(other.id(), VerificationPurpose.PACKAGE_DOWNLOAD)));
        refused(
                request,
                403,
                "fresh-proof-required",
                () -> download(request, good, BrowserSession.COOKIE, BrowserSession.begin()));
        refused(
                request,
                403,
                "fresh-proof-required",
                // A name that a page of another host of the same site could set.
                () -> download(request, good, BrowserSession.COOKIE_WITHOUT_TLS, SignIn.BROWSER));
        refused(
                request,
                404,
                "not-found",
                () -> given().auth()
                        .oauth2(signIn.pass(other))
                        .header("Identity-Proof", good)
                        .get("/api/v1/requests/{reference}/package", request.reference())
                        .then());
        download(request, good).statusCode(200);
    }

    @Test
    void onlyTheAuditorReadsTheTrail() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        refused(
                request,
                403,
                "not-allowed",
                () -> given().auth()
                        .oauth2(signIn.staff(SignIn.DPO))
                        .get("/api/v1/cases/{id}/audit", request.firstCase())
                        .then());
    }

    private ValidatableResponse take(SampleRequest request, String token, String ifMatch) {
        return casework.command(request.firstCase(), "take", token, ifMatch, Map.of());
    }

    private ValidatableResponse download(SampleRequest request, String proof) {
        return casework.download(request, proof).then();
    }

    private ValidatableResponse download(SampleRequest request, String proof, String cookie, BrowserSession session) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .header("Identity-Proof", proof)
                .cookie(cookie, session.cookie(true).getValue())
                .get("/api/v1/requests/{reference}/package", request.reference())
                .then();
    }

    private ValidatableResponse refused(
            SampleRequest request, int status, String problem, Supplier<ValidatableResponse> attempt) {
        List<String> before = database.everythingOf(request.id());
        ValidatableResponse response = attempt.get();
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
        return response;
    }
}
