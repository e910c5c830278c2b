package com.xiaomi.privacy.casework.counts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other tests leave open cases behind, so each step is compared with the one before. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class CaseCountIT {

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    OpenCases openCases;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatIsOpenDueUnassignedAndEscalatedIsCounted() {
        long openBefore = count(SignIn.AGENT, "all.open");
        long unassignedBefore = count(SignIn.AGENT, "all.unassigned");
        long germanBefore = count(SignIn.AGENT, "languages.find { it.language == 'de' }?.cases?.open");
        long officersBefore = count(SignIn.GRIEVANCE_OFFICER, "all.open");
        SampleRequest request = casework.inReviewOf(Ids.next(), "DE", null, Right.ACCESS);
        String law = casework.full(request.firstCase()).path("law");
        String ofLaw = "laws.find { it.law == '" + law + "' }.cases.";

        assertThat(count(SignIn.AGENT, "all.open")).isEqualTo(openBefore + 1);
        assertThat(count(SignIn.AGENT, "all.unassigned")).isEqualTo(unassignedBefore + 1);
        assertThat(count(SignIn.AGENT, "languages.find { it.language == 'de' }.cases.open"))
                .isEqualTo(germanBefore + 1);

        casework.command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
        assertThat(count(SignIn.AGENT, "all.unassigned")).isEqualTo(unassignedBefore);
        casework.command(
                        request.firstCase(),
                        "escalate",
                        SignIn.AGENT,
                        Map.of("to", "GRIEVANCE_OFFICER", "note", "Please look."))
                .statusCode(200);
        assertThat(count(SignIn.GRIEVANCE_OFFICER, "all.open")).isEqualTo(officersBefore + 1);
        assertThat(count(SignIn.DPO, "escalated.find { it.role == 'GRIEVANCE_OFFICER' }.cases.open"))
                .isEqualTo(officersBefore + 1);

        // Due on 24 December 2026: seven days before it is due soon, the day after it is overdue.
        clock.advanceTo(Instant.parse("2026-12-17T12:00:00Z"));
        long soon = count(SignIn.DPO, ofLaw + "dueSoon");
        long overdue = count(SignIn.DPO, ofLaw + "overdue");
        clock.advance(Duration.ofDays(8));
        assertThat(soon).isPositive();
        assertThat(count(SignIn.DPO, ofLaw + "overdue")).isGreaterThan(overdue);
    }

    @Test
    void theMonitoringIsToldTheSame() {
        SampleRequest request = casework.inReviewOf(Ids.next(), "DE", null, Right.ACCESS);
        assertThat(casework.full(request.firstCase()).<String>path("due")).isEqualTo("2026-12-24");
        clock.advanceTo(Instant.parse("2026-12-25T12:00:00Z"));

        Sweeping.run(openCases);

        assertThat(told("cases.open")).isEqualTo(count(SignIn.DPO, "all.open"));
        assertThat(told("cases.due.soon")).isEqualTo(count(SignIn.DPO, "all.dueSoon"));
        assertThat(told("cases.overdue"))
                .isEqualTo(count(SignIn.DPO, "all.overdue"))
                .isPositive();
        assertThat(told("cases.unassigned")).isEqualTo(count(SignIn.DPO, "all.unassigned"));
    }

    @Test
    void othersAreNotTold() {
        given().auth()
                .oauth2(signIn.staff(SignIn.AUDITOR))
                .get("/api/v1/case-counts")
                .then()
                .statusCode(403);
    }

    private long told(String gauge) {
        return (long) metrics.get(gauge).gauge().value();
    }

    private long count(String user, String path) {
        JsonPath counts = given().auth()
                .oauth2(signIn.staff(user))
                .get("/api/v1/case-counts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Number found = counts.get(path);
        return found == null ? 0 : found.longValue();
    }
}
