package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every right can be asked for with what belongs to it, alone and together, for oneself and for another person. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AllRightsIT {

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    AccessConfig access;

    @ParameterizedTest
    @EnumSource
    void whatIsSaidAboutARightReachesTheAgentUnchanged(Right right) {
        Map<String, Object> asked = sample.asked(right);

        Response answer = submit(sample.body(), List.of(asked));

        details(answer)
                .then()
                .statusCode(200)
                .body("requesterKind", equalTo("SELF"))
                .body("onBehalf", nullValue())
                .body("cases", hasSize(1))
                .body("cases[0].caseId", equalTo(answer.path("cases[0].caseId")))
                .body("cases[0].right", equalTo(right.name()));
        assertThat(details(answer).<Map<String, Object>>path("cases[0].details"))
                .containsAllEntriesOf(asMap(asked.get("details")));
    }

    @Test
    void oneSubmissionForAllRightsBecomesOneRequestWithACaseAndADueDateForEach() {
        Response answer = submit(sample.body(), sample.allRights());

        List<String> rights = Arrays.stream(Right.values()).map(Right::name).toList();
        assertThat(answer.<List<String>>path("cases.right")).isEqualTo(rights);
        assertThat(answer.<List<String>>path("cases.due")).doesNotContainNull();
        assertThat(details(answer).<List<String>>path("cases.right")).isEqualTo(rights);
    }

    @Test
    void aRightOfWhichNothingNeedsToBeSaidIsAskedForByItsName() {
        Response answer = submit(sample.body(), List.of(Map.of("right", "ACCESS"), Map.of("right", "OPT_OUT_SALE")));

        details(answer).then().body("cases", hasSize(2)).body("cases[0].details", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"PARENT,PARENTAL_RESPONSIBILITY", "PARENT,GUARDIANSHIP", "AGENT,AUTHORISED_AGENT", "AGENT,LAWYER"})
    void whoAsksForAnotherPersonSaysWhyAndDataSystemsLookForThatPerson(String kind, String ground) {
        Response answer = submit(sample.bodyOnBehalf(kind, ground), List.of(sample.asked(Right.ERASURE)));

        details(answer)
                .then()
                .body("requesterKind", equalTo(kind))
                .body("onBehalf.ground", equalTo(ground))
                .body("onBehalf.subject.name", equalTo(sample.subjectName()));
        internal(answer, "/person?purpose=FULFILMENT_TASK")
                .then()
                .body("name", equalTo(sample.subjectName()))
                .body("email", equalTo(sample.subjectEmail()))
                .body("miId", equalTo(sample.subjectMiId()));
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS, services|from|to|extraCopy",
        "RECTIFICATION, fields",
        "ERASURE, scope|services|namedData|accountCancellation",
        "OBJECTION, processing|directMarketing",
        "RESTRICTION, action|startsOn",
        "PORTABILITY, recipient|services",
        "WITHDRAW_CONSENT, consent",
        "OPT_OUT_SALE, sale|sharing|targetedAdvertising"
    })
    void aDataSystemLearnsWhatItNeedsToCarryARightOutAndNoGrounds(Right right, String members) {
        Map<String, Object> asked = sample.asked(right);
        Response answer = submit(sample.body(), List.of(asked));

        Map<String, Object> details = taskDetails(answer);

        assertThat(details.entrySet().stream()
                        .filter(one -> one.getValue() != null)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(members.split("\\|"));
        assertThat(asMap(asked.get("details"))).containsAllEntriesOf(without(details, "extraCopy"));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUESTION", "COMPLAINT", "GRIEVANCE", "AUTOMATED_DECISION_REVIEW", "NOMINATE"})
    void whatIsForPeopleAloneNoDataSystemLearns(Right right) {
        Response answer = submit(sample.body(), List.of(sample.asked(right)));

        assertThat(taskDetails(answer)).isNull();
    }

    @Test
    void withoutACaseOrWithThatOfAnotherRequestThereAreNoDetails() {
        Response answer = submit(sample.body(), List.of(sample.asked(Right.RECTIFICATION)));
        Response other = submit(new SampleSubmission().body(), List.of(sample.asked(Right.RECTIFICATION)));

        internal(answer, "/person?purpose=FULFILMENT_TASK")
                .then()
                .statusCode(200)
                .body("details", nullValue());
        internal(answer, "/person?purpose=FULFILMENT_TASK&caseId=" + other.path("cases[0].caseId"))
                .then()
                .statusCode(200)
                .body("details", nullValue());
    }

    private Map<String, Object> taskDetails(Response answer) {
        return internal(answer, "/person?purpose=FULFILMENT_TASK&caseId=" + answer.path("cases[0].caseId"))
                .then()
                .statusCode(200)
                .extract()
                .path("details");
    }

    private static Map<String, Object> without(Map<String, Object> details, String member) {
        Map<String, Object> rest = new TreeMap<>();
        details.forEach((name, value) -> {
            if (value != null && !name.equals(member)) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static Response submit(Map<String, Object> body, List<?> rights) {
        body.put("rights", rights);
        return IntakeCalls.submit(IntakeCalls.newKey(), body)
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private Response details(Response answer) {
        return internal(answer, "/request-details?purpose=REVIEW");
    }

    private Response internal(Response answer, String below) {
        return IntakeCalls.asService(access, "case-workflow-service")
                .get("/internal/requests/" + answer.path("requestId") + below);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object details) {
        return (Map<String, Object>) details;
    }
}
