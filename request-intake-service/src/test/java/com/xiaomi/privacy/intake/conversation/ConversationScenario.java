package com.xiaomi.privacy.intake.conversation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.IntakeTopics;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.intake.SampleSubmission;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A request about which the person and staff write to each other. */
abstract class ConversationScenario {

    static final String AGENT = "agent.anna";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final LocalDate DUE = LocalDate.of(2026, 12, 24);

    final String person = "I mean the order of Erika " + UUID.randomUUID();
    final String staff = "Which of your phones do you mean, Erika? " + UUID.randomUUID();

    Accepted request;
    private long caseSequence;

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    AuditTrail auditTrail;

    @Inject
    AccessConfig access;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(new SampleSubmission());
        caseSequence = 0;
    }

    void prove() {
        UUID verification = Ids.next();
        topics.publish(
                1,
                new IdentityEvent.VerificationOpened(
                        request.requestId(),
                        verification,
                        AssuranceLevel.CONTACT,
                        Instant.now().plus(Duration.ofDays(30))));
        topics.publish(
                2,
                new IdentityEvent.Verified(
                        request.requestId(),
                        verification,
                        AssuranceLevel.CONTACT,
                        VerificationPurpose.CASE,
                        Instant.now(),
                        null));
        await().atMost(PATIENCE).until(() -> status().getList("timeline.code").contains("IDENTITY_PROVEN"));
    }

    void move(CaseState from, CaseState to) {
        publish(new CaseEvent.StateChanged(
                request.requestId(), request.caseId(), Right.ACCESS, from, to, "test", DUE, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> status().getString("cases[0].state").equals(to.name()));
    }

    void publish(CaseEvent event) {
        topics.publish(++caseSequence, event);
    }

    JsonPath status() {
        return request.asRequester().get(request.path("")).jsonPath();
    }

    List<Written> written(String event, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> topics.written(request.requestId()).stream()
                                .filter(one -> one.type().equals("com.xiaomi.privacy.request." + event + ".v1"))
                                .toList(),
                        found -> found.size() >= count);
    }

    ValidatableResponse messages(RequestSpecification caller) {
        return caller.get(request.path("/messages")).then().statusCode(200).header("Cache-Control", "no-store");
    }

    ValidatableResponse markRead(RequestSpecification caller, String messageId) {
        return caller.post(request.path("/messages/" + messageId + "/read")).then();
    }

    String post(RequestSpecification caller, Map<String, ?> body) {
        return post(caller, IntakeCalls.newKey(), body);
    }

    String post(RequestSpecification caller, String key, Map<String, ?> body) {
        return send(caller, key, body).statusCode(201).extract().path("messageId");
    }

    ValidatableResponse send(RequestSpecification caller, String key, Map<String, ?> body) {
        if (key != null) {
            caller.header("Idempotency-Key", key);
        }
        return caller.contentType("application/json")
                .body(body)
                .post(request.path("/messages"))
                .then();
    }

    void invalid(Map<String, ?> body, String field) {
        send(request.asRequester(), IntakeCalls.newKey(), body).statusCode(422).body("errors[0].field", equalTo(field));
    }

    void refused(RequestSpecification caller, Map<String, ?> body, int status, String problem) {
        send(caller, IntakeCalls.newKey(), body)
                .statusCode(status)
                .body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
    }

    RequestSpecification asStaff(String user) {
        return IntakeCalls.asStaff(access, user);
    }
}
