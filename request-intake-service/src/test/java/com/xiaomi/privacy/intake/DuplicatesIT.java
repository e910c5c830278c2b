package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** That somebody asked for the same before is pointed out to staff, once it is proven that it was the same person. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class DuplicatesIT {

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectMapper json;

    @Test
    void aSecondRequestOfAProvenPersonNamesTheCaseThatCameFirst() {
        Response first = submit(sample.body());
        Response second = submit(sample.body());

        prove(first);
        prove(second);

        JsonNode hint = hintOn(second);
        assertThat(hint.path("caseId").textValue()).isEqualTo(second.path("cases[0].caseId"));
        assertThat(hint.path("leadingRequestId").textValue()).isEqualTo(first.path("requestId"));
        assertThat(hint.path("leadingCaseId").textValue()).isEqualTo(first.path("cases[0].caseId"));
        assertThat(hints(first)).isEmpty();
    }

    @Test
    void aPartThatWentItsOwnWayLeadsNothing() {
        Response first = submit(sample.body());
        UUID firstCase = UUID.fromString(first.path("cases[0].caseId"));
        prove(first);
        // An id that would come first, were it looked at.
        UUID part = new UUID(0, firstCase.getLeastSignificantBits());
        topics.publish(
                1,
                new CaseEvent.Opened(
                        UUID.fromString(first.path("requestId")),
                        part,
                        Right.valueOf(first.path("cases[0].right")),
                        "GDPR",
                        null,
                        CaseState.IN_REVIEW,
                        Instant.now(),
                        firstCase));
        await().until(() -> database.count("SELECT count(*) FROM requested_case WHERE case_id = '" + part + "'") == 1);

        Response second = submit(sample.body());
        prove(second);

        assertThat(hintOn(second).path("leadingCaseId").textValue()).isEqualTo(firstCase.toString());
    }

    @Test
    void theOneThatCameFirstLeadsAlsoIfItIsProvenLast() {
        Response first = submit(sample.body());
        Response second = submit(sample.body());

        prove(second);
        prove(first);

        assertThat(hintOn(second).path("leadingCaseId").textValue()).isEqualTo(first.path("cases[0].caseId"));
        assertThat(hints(first)).isEmpty();
    }

    @Test
    void aStrangerWhoTypesSomebodysAddressGetsNotInTheirWay() {
        Response strangers = submit(sample.body());
        Response persons = submit(sample.body());

        prove(persons);

        assertThat(hints(persons)).isEmpty();
        assertThat(hints(strangers)).isEmpty();
    }

    @Test
    void whoAsksForAnotherPersonProvesNothingAboutThatPerson() {
        Map<String, Object> own = sample.body();
        own.put("contact", Map.of("email", sample.subjectEmail(), "miId", sample.subjectMiId()));
        Response persons = submit(own);
        Response agents = submit(sample.bodyOnBehalf("AGENT", "LAWYER"));

        prove(persons);
        prove(agents);

        assertThat(hints(agents)).isEmpty();
        assertThat(hints(persons)).isEmpty();
    }

    @Test
    void whoShowsTheContactOnlySaysNothingAboutTheAccountTheyNamed() {
        Response strangers = submit(sample.body());
        Response persons = submit(sample.body());

        prove(strangers, AssuranceLevel.CONTACT);
        assertThat(hints(strangers)).isEmpty();
        assertThat(database.count(
                        "SELECT count(*) FROM person_index JOIN request USING (person_ref) WHERE request_id = '"
                                + strangers.path("requestId") + "' AND confirmed_at IS NOT NULL"))
                .isZero();

        prove(persons);
        assertThat(hints(strangers)).isEmpty();
        assertThat(hints(persons)).isEmpty();
    }

    @Test
    void anotherRightIsNoDuplicate() {
        Map<String, Object> other = sample.body();
        other.put("rights", List.of(sample.asked(Right.ERASURE)));
        Response access = submit(sample.body());
        Response erasure = submit(other);

        prove(access);
        prove(erasure);

        assertThat(hints(access)).isEmpty();
        assertThat(hints(erasure)).isEmpty();
    }

    @Test
    void twoProofsAtTheSameTimeSeeEachOther() {
        Response first = submit(sample.body());
        Response second = submit(sample.body());

        report(first, AssuranceLevel.ACCOUNT);
        report(second, AssuranceLevel.ACCOUNT);

        assertThat(hintOn(second).path("leadingCaseId").textValue()).isEqualTo(first.path("cases[0].caseId"));
    }

    private Response submit(Map<String, Object> body) {
        return IntakeCalls.submit(IntakeCalls.newKey(), body)
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private void prove(Response request) {
        prove(request, AssuranceLevel.ACCOUNT);
    }

    private void prove(Response request, AssuranceLevel level) {
        report(request, level);
        await().until(() -> database.count("SELECT count(*) FROM identity_progress WHERE verified_at IS NOT NULL"
                        + " AND request_id = '" + request.path("requestId") + "'")
                == 1);
    }

    private void report(Response request, AssuranceLevel level) {
        UUID requestId = UUID.fromString(request.path("requestId"));
        UUID verificationId = UUID.randomUUID();
        topics.publish(
                1,
                new IdentityEvent.VerificationOpened(requestId, verificationId, AssuranceLevel.CONTACT, Instant.now()));
        topics.publish(
                2,
                new IdentityEvent.Verified(
                        requestId, verificationId, level, VerificationPurpose.CASE, Instant.now(), null));
    }

    private JsonNode hintOn(Response request) {
        await().until(() -> hints(request).size() == 1);
        return hints(request).getFirst();
    }

    private List<JsonNode> hints(Response request) {
        return topics.written(UUID.fromString(request.path("requestId"))).stream()
                .filter(event -> event.type().contains("duplicate-suspected"))
                .map(event -> event.data(json))
                .toList();
    }
}
