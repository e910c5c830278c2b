package com.xiaomi.privacy.casework.hold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInIntake;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent.HoldChanged;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** Two people who hold requests, for the tests of what follows. */
abstract class HoldScenario {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration LONGER_THAN_KEPT = Duration.ofDays(4 * 366);
    static final String HOLDS = "/api/v1/legal-holds";
    static final String WHY = "Zimmermann v. the company, they say we lost their photos";

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

    @Inject
    MeterRegistry metrics;

    @Inject
    @All
    List<Sweep> sweeps;

    @AfterEach
    void now() {
        clock.reset();
    }

    UUID heldByTwo(SampleRequest request) {
        UUID hold = place(request, "place").statusCode(201).extract().jsonPath().getUUID("holdId");
        decide(hold, openProposal(hold), SignIn.DPO, true).statusCode(200).body("state", equalTo("IN_FORCE"));
        return hold;
    }

    ValidatableResponse place(SampleRequest request, String key) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(wish(request, "LITIGATION", WHY, today().plusYears(1)))
                .post(HOLDS)
                .then();
    }

    static Map<String, Object> wish(SampleRequest request, String ground, String reason, LocalDate until) {
        return Map.of("reference", request.reference(), "ground", ground, "reason", reason, "until", until.toString());
    }

    UUID proposed(UUID hold, Map<String, ?> body) {
        propose(hold, UUID.randomUUID().toString(), body).statusCode(201);
        return openProposal(hold);
    }

    ValidatableResponse propose(UUID hold, String key, Map<String, ?> body) {
        return as(SignIn.LEGAL)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(HOLDS + "/" + hold + "/proposals")
                .then();
    }

    ValidatableResponse decide(UUID hold, UUID proposal, String user, boolean agreed) {
        return as(user).contentType("application/json")
                .body(Map.of("agreed", agreed))
                .post(HOLDS + "/" + hold + "/proposals/" + proposal + "/decision")
                .then();
    }

    UUID openProposal(UUID hold) {
        return UUID.fromString(database.query(
                        "SELECT proposal_id::text FROM hold_proposal WHERE hold_id = ? AND settled_at IS NULL", hold)
                .getFirst());
    }

    void run(String name) {
        sweeps.stream().filter(sweep -> sweep.name().equals(name)).forEach(Sweeping::run);
    }

    /** Whether it is held, and isolated, each time that other services are told. */
    @SafeVarargs
    final void told(SampleRequest request, List<Boolean>... changes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.of(Topic.CASES, request.id(), HoldChanged.class))
                        .extracting(change -> List.of(change.held(), change.isolated()))
                        .containsExactly(changes));
    }

    String stateOf(SampleRequest request) {
        return database.query("SELECT state FROM rights_case WHERE case_id = ?", request.firstCase())
                .getFirst();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    RequestSpecification as(String user) {
        return given().auth().oauth2(signIn.staff(user));
    }
}
