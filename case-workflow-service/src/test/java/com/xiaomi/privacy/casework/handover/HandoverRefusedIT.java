package com.xiaomi.privacy.casework.handover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.handover.TusReceiver.Mood;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.ReceiverFiles;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.casework.testing.TransferBook;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hand-overs that do not come about, and who may not plan one. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class HandoverRefusedIT {

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    @All
    List<Sweep> sweeps;

    @Inject
    HandoverStaff staff;

    @Inject
    TransferBook book;

    private TusReceiver receiver;
    private BreakingRelay line;
    private SampleRequest request;

    @BeforeEach
    void listen() throws Exception {
        receiver = staff.receiver();
        line = staff.lineTo(receiver);
    }

    @AfterEach
    void putBack() throws Exception {
        line.close();
        receiver.close();
        clock.reset();
        staff.stop(request);
    }

    @Test
    void aReceiverThatFailsForDaysIsGivenUpAndStaffSeeIt() throws Exception {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        receiver.be(Mood.FAILS);
        staff.release(request);
        staff.awaitTrouble(request, Trouble.RECEIVER_FAILS);
        staff.shown(request).body("state", equalTo("RELEASED")).body("endedAt", nullValue());

        clock.advance(Duration.ofDays(7));
        staff.transfer(request);

        staff.shown(request)
                .body("state", equalTo("FAILED"))
                .body("trouble", equalTo("RECEIVER_FAILS"))
                .body("endedAt", notNullValue());
        assertThat(casework.actions(request)).contains("handover.failed");
        assertThat(staff.disclosures(request)).isZero();
        receiver.be(Mood.WELL);
        staff.transfer(request);
        assertThat(receiver.calls("PATCH")).isEmpty();
    }

    @Test
    void nothingGoesToWhereItMayNotGo() throws Exception {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.ELSEWHERE)
                .statusCode(403)
                .body("type", equalTo("urn:xiaomi-privacy:problem:export-not-safeguarded"));

        // The person asked for it.
        Map<String, Object> consent = book.clauses(ReceiverFiles.ELSEWHERE, "US", "HAND_OVER");
        consent.put("role", "CONTROLLER");
        consent.put("safeguard", "EXPLICIT_CONSENT");
        consent.put("reference", request.reference());
        UUID transfer = book.recorded(consent);
        staff.plan(request, ReceiverFiles.ELSEWHERE).statusCode(200);

        // And took it back before a byte had left.
        receiver.be(Mood.FAILS);
        staff.release(request);
        staff.awaitTrouble(request, Trouble.RECEIVER_FAILS);
        book.end(transfer, SignIn.DPO).statusCode(200);
        receiver.be(Mood.WELL);
        assertThatThrownBy(() -> staff.transfer(request)).isInstanceOf(TransferException.class);
        staff.awaitTrouble(request, Trouble.NOT_SAFEGUARDED);
        assertThat(receiver.calls("PATCH")).isEmpty();
        assertThat(staff.disclosures(request)).isZero();

        book.recorded(consent);
        staff.transfer(request);

        staff.awaitState(request, HandoverState.DELIVERED);
    }

    @Test
    void aPackageThatExpiresMeanwhileIsNotHandedOverAnyMore() throws Exception {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        receiver.be(Mood.FAILS);
        staff.release(request);
        staff.awaitTrouble(request, Trouble.RECEIVER_FAILS);
        clock.advance(Duration.ofDays(32));
        sweeps.stream().filter(sweep -> sweep.name().equals("expired packages")).forEach(sweep -> sweep.remove(1000));
        receiver.be(Mood.WELL);

        staff.transfer(request);

        staff.shown(request).body("state", equalTo("FAILED")).body("trouble", equalTo("PACKAGE_EXPIRED"));
        assertThat(receiver.calls("PATCH")).isEmpty();
    }

    @Test
    void aCaseThatIsWithdrawnOrTakenUpAgainHandsNothingOver() throws Exception {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);
        staff.shown(request).body("state", equalTo("CANCELLED"));
        assertThat(casework.actions(request)).contains("handover.cancelled");

        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        receiver.be(Mood.FAILS);
        staff.release(request);
        staff.awaitTrouble(request, Trouble.RECEIVER_FAILS);
        casework.command(request.firstCase(), "reopen", SignIn.DPO, Map.of("reopeningReason", "NEW_FACTS"))
                .statusCode(200);
        receiver.be(Mood.WELL);
        staff.transfer(request);
        staff.shown(request).body("state", equalTo("CANCELLED"));
        assertThat(receiver.calls("PATCH")).isEmpty();
    }

    @Test
    void aPlanThatIsTakenBackSendsNothing() {
        request = staff.packed(0);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        staff.takeBack(request, casework.etag(request.firstCase())).statusCode(204);
        staff.takeBack(request, casework.etag(request.firstCase())).statusCode(204);
        staff.shown(request).body("state", equalTo("CANCELLED")).body("endedAt", notNullValue());
        staff.release(request);

        assertThat(database.query(
                        "SELECT task_name FROM scheduled_tasks t JOIN handover h"
                                + " ON t.task_instance = h.handover_id::text WHERE h.case_id = ?",
                        request.firstCase()))
                .isEmpty();
        staff.shown(request).body("state", equalTo("CANCELLED"));
    }

    @Test
    void onlyWhatTheOperatorListsCanBeChosen() {
        request = staff.packed(0);
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases/{id}/handover/controllers", request.firstCase())
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of(ReceiverFiles.NAME, ReceiverFiles.ELSEWHERE)))
                .body("items.title", equalTo(List.of("Acme Cloud", "Acme Cloud")));
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/cases/{id}/handover", request.firstCase())
                .then()
                .statusCode(404);

        staff.plan(request, "https://evil.example/files")
                .statusCode(422)
                .body("errors[0].field", equalTo("controller"));
        staff.plan(request, null).statusCode(422);
        assertThat(database.query("SELECT state FROM handover WHERE case_id = ?", request.firstCase()))
                .isEmpty();
    }

    @Test
    void onlyTheAgentOfAnOpenPortabilityCasePlansAndOnWhatItIsNow() {
        request = staff.packed(0);
        String etag = casework.etag(request.firstCase());
        staff.plan(request, SignIn.AUDITOR, etag, ReceiverFiles.NAME).statusCode(403);
        staff.plan(request, signIn.newStaffWith("privacy-agent"), etag, ReceiverFiles.NAME)
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:transition-not-allowed"));
        staff.plan(request, SignIn.AGENT, null, ReceiverFiles.NAME).statusCode(428);
        staff.plan(request, SignIn.AGENT, "\"0\"", ReceiverFiles.NAME).statusCode(412);
        staff.takeBack(request, "\"0\"").statusCode(412);
        staff.plan(request, ReceiverFiles.NAME).statusCode(200);
        casework.command(request.firstCase(), "release", signIn.staff(SignIn.APPROVER), etag, Map.of())
                .statusCode(412);
        staff.release(request);
        // The end changes the case once more.
        staff.awaitState(request, HandoverState.DELIVERED);
        staff.plan(request, ReceiverFiles.NAME).statusCode(409);
        staff.takeBack(request, casework.etag(request.firstCase())).statusCode(409);

        request = casework.taken(casework.inReview(Right.ACCESS));
        staff.plan(request, ReceiverFiles.NAME).statusCode(409);
    }

    @Test
    void whoPlannedItIsNotTheSecondPerson() {
        request = staff.packed(0);
        String both = signIn.newStaffWith("privacy-agent", "approver");
        UUID sub = casework.register(both, "DE", 50, Right.PORTABILITY);
        casework.command(request.firstCase(), "assign", SignIn.DPO, Map.of("to", sub))
                .statusCode(200);
        staff.plan(request, both, casework.etag(request.firstCase()), ReceiverFiles.NAME)
                .statusCode(200);

        casework.command(request.firstCase(), "release", both, Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:second-person-required"));
        assertThat(receiver.calls()).isEmpty();
    }
}
