package com.xiaomi.privacy.casework.legalbasis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentWithdrawn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step of a case says on what it rests, from the moment it begins, and nobody changes that. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class LegalBasisIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    StandInIntake intake;

    @Inject
    TestClock clock;

    @Test
    void eachStepIsNotedWhenItBeginsAndOnce() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.granted(request);
        casework.command(request.firstCase(), "escalate", SignIn.AGENT, Map.of("to", "DPO"));

        JsonPath bases = read(request.firstCase(), SignIn.AGENT).jsonPath();

        assertThat(bases.getList("steps.step", String.class))
                .startsWith("RECEIVE", "KEEP_PROOF", "PROVE_IDENTITY", "EXAMINE")
                .contains("FULFIL");
        assertThat(bases.getList("steps.findAll { it.step == 'EXAMINE' }")).hasSize(1);
        assertThat(bases.getString("steps.find { it.step == 'PROVE_IDENTITY' }.provision"))
                .startsWith("GDPR Art. 6(1)(c) with Art. 12(6)");
        assertThat(bases.getList("steps.findAll { it.step == 'FULFIL' }.subject", String.class))
                .contains(Casework.CONNECTOR)
                .doesNotHaveDuplicates();
        assertThat(bases.getList("steps.basis", String.class)).containsOnly("LEGAL_OBLIGATION");
        assertThat(bases.getString("steps[0].begunAt")).isNotNull();
        assertThat(bases.getString("steps[0].subject")).isNull();
    }

    @Test
    void theAnswerAndWhatIsKeptAfterItAreNotedToo() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        JsonPath bases = read(request.firstCase(), SignIn.DPO).jsonPath();

        assertThat(bases.getString("steps.find { it.step == 'RETAIN' }.basis")).isEqualTo("LEGITIMATE_INTEREST");
        assertThat(bases.getString("steps.find { it.step == 'CORRESPOND' }.basis"))
                .isEqualTo("LEGAL_OBLIGATION");
    }

    @Test
    void whereTheLawGivesNoRightItRestsOnWhatWasPromised() {
        SampleRequest request = casework.inReviewOf(Ids.next(), "AQ", null, Right.ACCESS);

        assertThat(read(request.firstCase(), SignIn.AGENT)
                        .jsonPath()
                        .getString("steps.find { it.step == 'EXAMINE' }.basis"))
                .isEqualTo("LEGITIMATE_INTEREST");
    }

    @Test
    void consentToAttachmentsIsNotedAndItsWithdrawalToo() {
        SampleRequest request = SampleRequest.of(Right.ACCESS, Right.ERASURE);
        UUID attachment = Ids.next();
        casework.submit(request);
        events.send(Ids.next(), 2, new AttachmentStored(request.id(), attachment, "image/png", 3, true));
        awaitWithdrawals(request, attachment, false);
        for (int i = 0; i < 2; i++) {
            events.send(Ids.next(), 3 + i, new AttachmentWithdrawn(request.id(), attachment));
        }
        awaitWithdrawals(request, attachment, true);

        request.cases().forEach(one -> {
            JsonPath bases = read(one.caseId(), SignIn.DPO).jsonPath();
            String mine = "steps.find { it.subject == '%s' }".formatted(attachment);
            assertThat(bases.getString(mine + ".step")).isEqualTo("USE_ATTACHMENT");
            assertThat(bases.getString(mine + ".basis")).isEqualTo("CONSENT");
            assertThat(bases.getString(mine + ".consentWithdrawnAt")).isNotNull();
            assertThat(bases.getList("steps.findAll { it.subject == '%s' }".formatted(attachment)))
                    .hasSize(1);
        });
    }

    @Test
    void whatAPartTakesOverBeganWhenItBeganForTheWhole() {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        intake.knows(request);
        UUID attachment = Ids.next();
        events.send(Ids.next(), 2, new AttachmentStored(request.id(), attachment, "image/png", 3, true));
        awaitWithdrawals(request, attachment, false);
        String given = "steps.find { it.subject == '%s' }.begunAt".formatted(attachment);
        String begun = read(request.firstCase(), SignIn.DPO).jsonPath().getString(given);

        casework.command(request.firstCase(), "split", SignIn.AGENT, Map.of("categories", List.of("ORDERS")))
                .statusCode(200);

        UUID part = UUID.fromString(
                database.query("SELECT case_id::text FROM rights_case WHERE split_from = ?", request.firstCase())
                        .getFirst());
        assertThat(read(part, SignIn.DPO).jsonPath().getString(given)).isEqualTo(begun);
    }

    @Test
    void aHoldAndADisclosureRestOnTheirOwnGrounds() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String hold = write(
                        SignIn.LEGAL,
                        "/api/v1/legal-holds",
                        Map.of(
                                "reference",
                                request.reference(),
                                "ground",
                                "LITIGATION",
                                "reason",
                                "A claim is expected.",
                                "until",
                                clock.instant()
                                        .atZone(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .plusYears(1)
                                        .toString()))
                .path("holdId");
        String disclosure = write(
                        SignIn.LEGAL,
                        "/api/v1/disclosures",
                        Map.of(
                                "reference",
                                request.reference(),
                                "recipientKind",
                                "COURT",
                                "recipient",
                                "Landgericht Berlin",
                                "legalBasis",
                                "ZPO § 142",
                                "categories",
                                List.of("ORDERS"),
                                "reason",
                                "The court orders it."))
                .path("disclosureId");
        write(SignIn.DPO, "/api/v1/disclosures/" + disclosure + "/decision", Map.of("agreed", true));
        write(
                SignIn.LEGAL,
                "/api/v1/disclosures/" + disclosure + "/made",
                Map.of("disclosedAt", clock.instant().toString()));

        JsonPath bases = read(request.firstCase(), SignIn.AGENT).jsonPath();

        assertThat(bases.getString("steps.find { it.subject == '%s' }.step".formatted(hold)))
                .isEqualTo("HOLD_FOR_CLAIMS");
        assertThat(bases.getString("steps.find { it.subject == '%s' }.step".formatted(disclosure)))
                .isEqualTo("DISCLOSE");
        assertThat(bases.getString("steps.find { it.subject == '%s' }.provision".formatted(disclosure)))
                .isEqualTo("ZPO § 142");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            UPDATE case_legal_basis SET basis = 'CONSENT' WHERE case_id = ? | permission denied
            DELETE FROM case_legal_basis WHERE case_id = ?                  | stays as it was noted
            """)
    void nobodyChangesWhatAStepRestedOn(String change, String why) {
        SampleRequest request = casework.inReview(Right.ACCESS);

        assertThatThrownBy(() -> database.execute(change, request.firstCase()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    @Test
    void auditorsSeeEveryCaseAndOthersThoseTheyMaySee() {
        SampleRequest request = casework.inReview(Right.ACCESS);

        read(request.firstCase(), SignIn.AUDITOR).then().statusCode(200);
        read(request.firstCase(), SignIn.APPROVER).then().statusCode(200);
        read(request.firstCase(), SignIn.GRIEVANCE_OFFICER).then().statusCode(404);
        read(request.firstCase(), SignIn.LEGAL).then().statusCode(404);
        read(Ids.next(), SignIn.AUDITOR).then().statusCode(404);
        given().auth()
                .oauth2(signIn.machine(Casework.CONNECTOR))
                .get("/api/v1/cases/{id}/legal-bases", request.firstCase())
                .then()
                .statusCode(403);
    }

    private void awaitWithdrawals(SampleRequest request, UUID attachment, boolean withdrawn) {
        await().atMost(PATIENCE)
                .until(
                        () -> database.query(
                                        "SELECT withdrawn FROM case_legal_basis WHERE request_id = ? AND subject = ?::uuid::text"
                                                + " ORDER BY withdrawn",
                                        request.id(),
                                        attachment)
                                .size(),
                        size -> size == request.cases().size() * (withdrawn ? 2 : 1));
    }

    private Response write(String user, String path, Map<String, ?> body) {
        Response answer = given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
        assertThat(answer.statusCode()).isIn(200, 201);
        return answer;
    }

    private Response read(UUID caseId, String user) {
        return given().auth().oauth2(signIn.staff(user)).get("/api/v1/cases/{id}/legal-bases", caseId);
    }
}
