package com.xiaomi.privacy.casework.handover;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.ReceiverFiles;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import io.quarkus.arc.All;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays staff who have packages handed over. */
@Singleton
class HandoverStaff {

    static final int MIB = 1 << 20;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Casework casework;
    private final CaseworkDatabase database;
    private final SignIn signIn;
    private final List<DurableWork> works;
    private final int port;
    private final Path keyStore;

    HandoverStaff(
            Casework casework,
            CaseworkDatabase database,
            SignIn signIn,
            @All List<DurableWork> works,
            @ConfigProperty(name = CaseworkStack.RECEIVER_PORT) int port,
            @ConfigProperty(name = ReceiverFiles.KEY_STORE) Path keyStore) {
        this.casework = casework;
        this.database = database;
        this.signIn = signIn;
        this.works = works;
        this.port = port;
        this.keyStore = keyStore;
    }

    /** A receiver with the certificate that the service trusts. */
    TusReceiver receiver() throws Exception {
        return new TusReceiver(keyStore);
    }

    /** The line from where the service sends to, to a receiver. */
    BreakingRelay lineTo(TusReceiver receiver) throws Exception {
        return new BreakingRelay(port, receiver.port());
    }

    /** A case that waits for the release of a package of so many MiB and a little more. */
    SampleRequest packed(int mebibytes) {
        SampleRequest request = casework.inReview(Right.PORTABILITY);
        UUID task = casework.granted(request);
        byte[] noise = new byte[mebibytes * MIB];
        new Random(mebibytes).nextBytes(noise);
        casework.putFile(task, "photos.txt", Base64.getEncoder().encodeToString(noise) + "!")
                .statusCode(201);
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        return request;
    }

    ValidatableResponse plan(SampleRequest request, String controller) {
        return plan(request, SignIn.AGENT, casework.etag(request.firstCase()), controller);
    }

    /** With {@code null} for what is left out. */
    ValidatableResponse plan(SampleRequest request, String user, String ifMatch, String controller) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .headers(ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch))
                .contentType("application/json")
                .body(controller == null ? Map.of() : Map.of("controller", controller))
                .put("/api/v1/cases/{id}/handover", request.firstCase())
                .then();
    }

    ValidatableResponse takeBack(SampleRequest request, String ifMatch) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .header("If-Match", ifMatch)
                .delete("/api/v1/cases/{id}/handover", request.firstCase())
                .then();
    }

    void release(SampleRequest request) {
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200);
    }

    ValidatableResponse shown(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.APPROVER))
                .get("/api/v1/cases/{id}/handover", request.firstCase())
                .then()
                .statusCode(200);
    }

    void awaitState(SampleRequest request, HandoverState state) {
        await().atMost(PATIENCE)
                .until(() -> state.name().equals(shown(request).extract().path("state")));
    }

    void awaitTrouble(SampleRequest request, Trouble trouble) {
        await().atMost(PATIENCE)
                .until(() -> trouble.name().equals(shown(request).extract().path("trouble")));
    }

    /** What the work queue does, which goes by the time of the machine. */
    void transfer(SampleRequest request) throws Exception {
        works.stream()
                .filter(work -> work.name().equals("hand-over-package"))
                .findFirst()
                .orElseThrow()
                .run(UUID.fromString(shown(request).extract().path("handoverId")));
    }

    /** Nothing of a request is to reach the receiver of the next test. */
    void stop(SampleRequest request) throws SQLException {
        database.execute(
                "UPDATE handover SET state = 'CANCELLED', ended_at = now() WHERE ended_at IS NULL AND case_id = ?",
                request.firstCase());
    }

    int disclosures(SampleRequest request) {
        return database.query(
                        "SELECT disclosure_id FROM disclosure WHERE case_id = ? AND purpose = 'HANDOVER'",
                        request.firstCase())
                .size();
    }
}
