package com.xiaomi.privacy.casework.digest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other tests leave open cases behind, so each looks at an agent of its own. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class WorkDigestIT {

    private static final String DIGESTS = "/internal/work-digests";
    // Before all that other tests leave, so that it is among those that are due first.
    private static final Instant LONG_OVERDUE = Instant.parse("2026-01-05T09:00:00Z");

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    private String agent;

    @BeforeEach
    void hire() {
        agent = signIn.newStaffWith(Roles.PRIVACY_AGENT);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anAgentIsPressedByWhatIsDueWithinAWeekAndByWhatIsOverdue() {
        SampleRequest request = taken();
        LocalDate due = LocalDate.parse(casework.full(request.firstCase()).path("due"));
        UUID sub = signIn.sub(agent);

        noonOf(due.minusDays(8));
        ofAgent(sub)
                .body("open", equalTo(1))
                .body("dueSoon", equalTo(0))
                .body("overdue", equalTo(0))
                .body("first.caseId", contains(request.firstCase().toString()))
                .body("first.reference", contains(request.reference()))
                .body("first.right", contains("ACCESS"))
                .body("first.due", contains(due.toString()));
        assertThat(isPressed(sub)).isFalse();

        noonOf(due.minusDays(7));
        ofAgent(sub).body("dueSoon", equalTo(1)).body("overdue", equalTo(0));
        assertThat(isPressed(sub)).isTrue();

        noonOf(due);
        ofAgent(sub).body("dueSoon", equalTo(1)).body("overdue", equalTo(0));

        noonOf(due.plusDays(1));
        ofAgent(sub).body("dueSoon", equalTo(0)).body("overdue", equalTo(1));
        assertThat(isPressed(sub)).isTrue();
    }

    @Test
    void whatIsAnsweredIsNoLongerInIt() {
        SampleRequest request = taken();
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        ofAgent(signIn.sub(agent)).body("open", equalTo(0)).body("first", empty());
    }

    @Test
    void whatNobodyHasIsNobodysUntilAnAgentTakesIt() {
        SampleRequest request = casework.inReviewOf(Ids.next(), "DE", null, LONG_OVERDUE, Right.ACCESS);
        String caseId = request.firstCase().toString();
        UUID sub = signIn.sub(agent);
        ofNobody().body("open", greaterThan(0)).body("overdue", greaterThan(0)).body("first.caseId", hasItem(caseId));
        ofAgent(sub).body("open", equalTo(0));

        casework.command(request.firstCase(), "take", agent, Map.of()).statusCode(200);
        ofNobody().body("first.caseId", not(hasItem(caseId)));
        ofAgent(sub).body("open", equalTo(1)).body("overdue", equalTo(1)).body("first.caseId", contains(caseId));
    }

    @Test
    void onlyWhoSendsNoticesAsks() {
        given().get(DIGESTS).then().statusCode(401);
        given().auth().oauth2(signIn.staff(SignIn.AGENT)).get(DIGESTS).then().statusCode(403);
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .get(DIGESTS + "/unassigned")
                .then()
                .statusCode(403);
    }

    private SampleRequest taken() {
        SampleRequest request = casework.inReviewOf(Ids.next(), "DE", null, Right.ACCESS);
        casework.command(request.firstCase(), "take", agent, Map.of()).statusCode(200);
        return request;
    }

    private void noonOf(LocalDate day) {
        clock.advanceTo(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    private boolean isPressed(UUID sub) {
        return ask("").extract().jsonPath().getList("agents").contains(sub.toString());
    }

    private ValidatableResponse ofAgent(UUID sub) {
        return ask("/agents/" + sub);
    }

    private ValidatableResponse ofNobody() {
        return ask("/unassigned");
    }

    private ValidatableResponse ask(String path) {
        return given().auth()
                .oauth2(signIn.newMachineWith(Roles.CASEWORK_NOTICE))
                .get(DIGESTS + path)
                .then()
                .statusCode(200);
    }
}
