package com.xiaomi.privacy.casework.trail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInTrails;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.anchor.AnchorFault;
import com.xiaomi.privacy.foundation.anchor.AnchorFault.Kind;
import com.xiaomi.privacy.foundation.anchor.AnchorReport;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.BadEntry.Flaw;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An auditor sees what all services recorded of a request, and has all of it checked. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class HouseTrailIT {

    private static final String VERIFICATION = "/api/v1/audit/verification";
    private static final String SELF = "case-workflow-service";
    // Before and after everything that the test itself records.
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T10:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2999-01-01T10:00:00Z");

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    StandInTrails trails;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AgroalDataSource dataSource;

    @AfterEach
    void everybodyAnswersAgain() {
        Stream.of(StandInTrails.INTAKE, StandInTrails.IDENTITY, StandInTrails.NOTIFICATION)
                .forEach(service -> {
                    trails.refuses(service, 0);
                    trails.checked(service, new Verification(0, 0, 0, 0, 1, null));
                    trails.anchored(service, new AnchorReport(1, 1, LONG_AGO, 0, 0, List.of()));
                });
    }

    @Test
    void theEntriesOfAllServicesAreInOrderOfTimeAndSayWhoseTheyAre() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        // The clock of intake is set back after its first entry: it stays the first.
        trails.recorded(
                StandInTrails.INTAKE,
                request.id(),
                new CheckedChain(
                        List.of(entry(1, LONG_AGO.plusSeconds(10), "request.submitted"), entry(2, LONG_AGO, "second")),
                        null));
        trails.recorded(
                StandInTrails.IDENTITY,
                request.id(),
                new CheckedChain(List.of(entry(1, LONG_AGO.plusSeconds(5), "verification.opened")), null));
        trails.recorded(
                StandInTrails.NOTIFICATION,
                request.id(),
                new CheckedChain(List.of(entry(1, FAR_AWAY, "delivery.sent")), null));

        ValidatableResponse trail = trail(request, SignIn.AUDITOR).statusCode(200);

        List<String> seen = new ArrayList<>(trail.extract().path("entries.content.action"));
        assertThat(seen)
                .startsWith("verification.opened", "request.submitted", "second")
                .endsWith("delivery.sent");
        assertThat(seen.subList(3, seen.size() - 1))
                .isEqualTo(casework.actions(request))
                .endsWith("trail.read");
        trail.body("intact", equalTo(true))
                .body(
                        "services.service",
                        equalTo(List.of(
                                SELF, StandInTrails.INTAKE, StandInTrails.IDENTITY, StandInTrails.NOTIFICATION)))
                .body("services.state", not(hasItem("UNAVAILABLE")))
                .body("services.entries", equalTo(List.of(seen.size() - 4, 2, 1, 1)))
                .body("entries[0].service", equalTo(StandInTrails.IDENTITY))
                .body("entries[1].service", equalTo(StandInTrails.INTAKE))
                .body("entries[3].service", equalTo(SELF));
    }

    @Test
    void theLookIsPartOfTheTrail() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        int before = auditTrail.entries(request.id()).size();

        trail(request, SignIn.AUDITOR).statusCode(200);

        assertThat(auditTrail.entries(request.id())).hasSize(before + 1);
        assertThat(casework.trail(request).getLast())
                .contains(
                        "trail.read",
                        "staff:" + signIn.sub(SignIn.AUDITOR),
                        request.firstCase().toString());
        trail(request, SignIn.AGENT).statusCode(403);
        trail(request, SignIn.DPO).statusCode(403);
        assertThat(auditTrail.entries(request.id())).hasSize(before + 1);
    }

    @Test
    void aServiceThatIsAwayIsNamedAndTheRestIsShown() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        trails.refuses(StandInTrails.IDENTITY, 503);

        trail(request, SignIn.AUDITOR)
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("services.state", equalTo(List.of("INTACT", "INTACT", "UNAVAILABLE", "INTACT")))
                .body("services[2].entries", nullValue())
                .body("services[2].firstBad", nullValue())
                .body("entries.content.action", hasItem("case.opened"));
    }

    @Test
    void aServiceThatRefusesIsAFaultOfOurs() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        trails.refuses(StandInTrails.IDENTITY, 403);

        trail(request, SignIn.AUDITOR)
                .statusCode(500)
                .body("type", equalTo("urn:xiaomi-privacy:problem:internal-error"));
    }

    @Test
    void whatSomebodyTamperedWithIsNamedAndShown() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        RecordedEntry bad = new RecordedEntry(1, Ids.next(), LONG_AGO, "no JSON \" at all", new byte[0], new byte[0]);
        RecordedEntry forgotten = new RecordedEntry(2, Ids.next(), LONG_AGO, null, new byte[0], new byte[0]);
        trails.recorded(
                StandInTrails.INTAKE,
                request.id(),
                new CheckedChain(List.of(bad, forgotten), new BadEntry(request.id(), 1, Flaw.CHANGED)));

        trail(request, SignIn.AUDITOR)
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("services.state", hasItems("INTACT", "TAMPERED"))
                .body("services[1].firstBad.position", equalTo(1))
                .body("services[1].firstBad.flaw", equalTo("CHANGED"))
                .body("entries[0].content", equalTo("no JSON \" at all"))
                .body("entries[1].content", nullValue());
    }

    @Test
    void theWholeTrailIsCheckedServiceByService() {
        UUID chain = Ids.next();
        trails.checked(
                StandInTrails.INTAKE, new Verification(20, 1_000, 1, 3, 0.5, new BadEntry(chain, 7, Flaw.MISSING)));
        trails.anchored(
                StandInTrails.IDENTITY,
                new AnchorReport(
                        3, 40, LONG_AGO, 1, 1, List.of(new AnchorFault(Kind.ENTRY_CHANGED, 2L, "2.txt", chain, 5L))));
        trails.refuses(StandInTrails.NOTIFICATION, 503);
        casework.inReview(Right.ACCESS);

        verification(SignIn.AUDITOR)
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("services.state", equalTo(List.of("INTACT", "TAMPERED", "INTACT", "UNAVAILABLE")))
                .body("services[0].chains", greaterThan(0))
                .body("services[0].entries", greaterThan(0))
                .body("services[0].seconds", notNullValue())
                .body("services[0].firstBad", nullValue())
                .body("services[1].badChains", equalTo(1))
                .body("services[1].backwards", equalTo(3))
                .body("services[1].entriesPerSecond", equalTo(2_000))
                .body("services[1].firstBad.chainId", equalTo(chain.toString()))
                .body("services[1].firstBad.position", equalTo(7))
                .body("services[1].firstBad.flaw", equalTo("MISSING"))
                .body("services[3].entries", nullValue())
                .body("services[3].anchors", nullValue())
                .body("anchored", equalTo(false))
                // The store of the tests can't lock.
                .body("services[0].anchors.firstFaults.kind", hasItem("NOT_LOCKED"))
                .body("services[1].anchors.faults", equalTo(0))
                .body("services[2].anchors.firstFaults[0].kind", equalTo("ENTRY_CHANGED"))
                .body("services[2].anchors.firstFaults[0].chainId", equalTo(chain.toString()));
        assertThat(auditTrail.entries(signIn.sub(SignIn.AUDITOR)).getLast().content())
                .contains("trail.checked");
        verification(SignIn.DPO).statusCode(403);
    }

    @Test
    void whoAsksWhileACheckRunsIsToldToComeLater() throws SQLException {
        trails.refuses(StandInTrails.IDENTITY, 409);
        comesLater();
        trails.refuses(StandInTrails.IDENTITY, 0);
        try (Connection another = dataSource.getConnection();
                Statement statement = another.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtext('audit_verification'))");

            comesLater();

            statement.execute("SELECT pg_advisory_unlock(hashtext('audit_verification'))");
        }
        verification(SignIn.AUDITOR).statusCode(200);
    }

    private void comesLater() {
        verification(SignIn.AUDITOR)
                .statusCode(409)
                .header("Retry-After", "60")
                .body("type", equalTo("urn:xiaomi-privacy:problem:check-running"));
    }

    private static RecordedEntry entry(long position, Instant at, String action) {
        return new RecordedEntry(
                position, Ids.next(), at, "{\"action\":\"%s\"}".formatted(action), new byte[32], new byte[32]);
    }

    private ValidatableResponse trail(SampleRequest request, String user) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .get("/api/v1/cases/{id}/audit", request.firstCase())
                .then();
    }

    private ValidatableResponse verification(String user) {
        return given().auth().oauth2(signIn.staff(user)).get(VERIFICATION).then();
    }
}
