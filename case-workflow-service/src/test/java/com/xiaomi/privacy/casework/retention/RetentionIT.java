package com.xiaomi.privacy.casework.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.Sweeping;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.forgetting.Forgetting;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.localstack.testing.References;
import com.xiaomi.privacy.localstack.testing.Traces;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not needed any longer goes, everywhere, and somebody notices if it does not. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_KEPT = Duration.ofDays(4 * 366);
    // Who counts without a person, or remembers that there is nothing to be remembered.
    private static final String[] WITHOUT_A_PERSON = {
        "audit_chain",
        "audit_entry",
        "case_request",
        "counted_case",
        "forgotten_request",
        "inbox_stream",
        "outbox_stream",
        "request_erasure",
        "rights_case"
    };

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    Retention retention;

    @Inject
    RequestErasures erasures;

    @Inject
    Forgetting forgetting;

    @Inject
    UnconfirmedErasures alarm;

    @Inject
    MeterRegistry metrics;

    @Inject
    ObjectStore store;

    @Inject
    DataKeys dataKeys;

    @Inject
    AuditTrail auditTrail;

    @Inject
    CaseworkConfig config;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void whenItsTimeIsOverNothingThatLeadsToAPersonRemains() throws Exception {
        SampleRequest request = casework.released();
        casework.told(request);
        UUID key = UUID.fromString(of(request, "data_key_id"));
        UUID person = UUID.fromString(of(request, "person_ref"));
        List<String> objects = database.query(
                "SELECT object FROM case_package WHERE case_id = ? UNION SELECT f.object FROM task_file f"
                        + " JOIN fulfilment_task USING (task_id) WHERE case_id = ?",
                request.firstCase(),
                request.firstCase());
        UUID task = casework.taskOf(request.firstCase());
        List<UUID> decisions = ids("SELECT decision_id::text FROM decision WHERE case_id = ?", request.firstCase());
        assertThat(objects).hasSize(2);
        assertThat(decisions).isNotEmpty();

        erase(request);

        List<UUID> known = new ArrayList<>(decisions);
        known.addAll(List.of(request.id(), request.firstCase(), task));
        assertThat(Traces.of(dataSource, known)).isSubsetOf(WITHOUT_A_PERSON);
        assertThat(Traces.of(dataSource, List.of(person))).isEmpty();
        assertThat(database.query(
                        "SELECT row_to_json(c)::text || row_to_json(r)::text FROM rights_case c"
                                + " JOIN case_request r USING (request_id) WHERE c.case_id = ?",
                        request.firstCase()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .contains("\"ANONYMISED\"", "\"FULFILLED\"", "\"reference\":null", "\"person_ref\":null")
                        .doesNotContain(request.reference()));
        for (String object : objects) {
            assertThat(store.size(config.packageBucket(), object)).as(object).isEmpty();
        }
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(key));
        assertThat(casework.actions(request)).contains("request.erasure-decided", "case.anonymise", "request.erased");
        assertThat(auditTrail.firstBadEntry(request.id())).isEmpty();
    }

    @Test
    void whoFollowsCasesIsToldToForgetThem() throws Exception {
        SampleRequest request = closed();

        erase(request);

        assertThat(events.of(Topic.CASES, request.id(), CaseEvent.RequestErased.class))
                .hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.records(Topic.CASE_STATE))
                        .filteredOn(record ->
                                record.key().equals(request.firstCase().toString()))
                        .last()
                        .satisfies(record -> assertThat(record.value()).isNull()));
        casework.full(request.firstCase()).then().statusCode(404);
        casework.command(request.firstCase(), "take", signIn.staff(SignIn.AGENT), "\"9\"", Map.of())
                .statusCode(404);
    }

    @Test
    void aDecisionThatARestoredBackupDoesNotKnowIsRepeated() throws Exception {
        SampleRequest request = closed();
        SampleRequest open = casework.inReview(Right.ACCESS);
        // Others may be quicker, and say so before it is decided here.
        Instant confirmed = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> erasures.confirmed(new RequestEvent.ErasureConfirmed(request.id(), confirmed)));

        for (SampleRequest back : List.of(request, open)) {
            QuarkusTransaction.requiringNew().run(() -> retention.decideAgain(back.id()));
        }

        assertThat(List.of(stateOf(request), stateOf(open))).containsExactly("ANONYMISED", "IN_REVIEW");
        assertThat(casework.actions(request)).contains("request.erasure-repeated", "case.anonymise");
        assertThat(database.query(
                        "SELECT (intake_at IS NOT NULL)::text FROM request_erasure WHERE request_id = ?", request.id()))
                .containsExactly("true");
        for (SampleRequest back : List.of(request, open)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(events.of(Topic.CASES, back.id(), CaseEvent.RequestErased.class))
                            .hasSize(1));
        }
    }

    @Test
    void whatIsNotOverStays() throws Exception {
        SampleRequest open = casework.inReview(Right.ACCESS);
        SampleRequest untold = casework.refused(casework.inReview(Right.ACCESS));
        SampleRequest followedUp = closed();
        database.execute(
                "INSERT INTO handover (handover_id, case_id, controller, state, planned_by, planned_at)"
                        + " VALUES (?, ?, 'other', 'PLANNED', ?, now())",
                Ids.next(),
                followedUp.firstCase(),
                Ids.next());
        SampleRequest young = closed();

        clock.advance(Duration.ofDays(2 * 365));
        Sweeping.run(retention);
        assertThat(stateOf(young)).isEqualTo("CLOSED");
        clock.advance(LONGER_THAN_KEPT);
        Sweeping.run(retention);

        assertThat(List.of(stateOf(open), stateOf(untold), stateOf(followedUp), stateOf(young)))
                .containsExactly("IN_REVIEW", "CLOSED", "CLOSED", "ANONYMISED");
        // What held it is gone.
        database.execute("DELETE FROM handover WHERE case_id = ?", followedUp.firstCase());
        clock.advance(Duration.ofDays(2));
        Sweeping.run(retention);
        assertThat(stateOf(followedUp)).isEqualTo("ANONYMISED");
        assertThat(events.of(Topic.CASES, open.id(), CaseEvent.RequestErased.class))
                .isEmpty();
    }

    @Test
    void aDryRunSaysWhatWouldGoAndWhyAndChangesNothing() {
        SampleRequest request = closed();
        List<String> before = database.everythingOf(request.id());

        JsonPath soon = preview(request, clock.instant());
        JsonPath late = preview(request, clock.instant().plus(LONGER_THAN_KEPT));

        assertThat(soon.getList("items.requestId")).doesNotContain(request.id().toString());
        assertThat(late.getString("items[0].requestId")).isEqualTo(request.id().toString());
        assertThat(late.getString("items[0].kind")).isEqualTo("REQUEST");
        assertThat(late.getString("items[0].basis")).contains("GDPR Art. 5(2)");
        assertThat(Instant.parse(late.getString("items[0].keptUntil")))
                .isAfter(Instant.parse(late.getString("items[0].keptSince")).plus(Duration.ofDays(3 * 365)));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
        given().auth()
                .oauth2(signIn.staff(SignIn.AGENT))
                .get("/api/v1/retention/preview")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotNeededForSoLongIsToldToGoBeforeItsRequestAndOnce() throws SQLException {
        SampleRequest request = closed();
        database.execute(
                "INSERT INTO request_attachment (attachment_id, request_id, media_type, size_bytes)"
                        + " VALUES (gen_random_uuid(), ?, 'image/png', 3)",
                request.id());

        // It can be contested for two months; then the time begins.
        clock.advance(Duration.ofDays(250));
        JsonPath before = preview(request, clock.instant());
        assertThat(before.getList("items.kind")).containsExactly("ATTACHMENTS");
        Sweeping.run(retention);
        database.execute(
                "UPDATE case_request SET retention_look_at = retention_look_at - interval '5 years' WHERE request_id = ?",
                request.id());
        Sweeping.run(retention);

        awaitExpired(request, DataKind.ATTACHMENTS);
        assertThat(database.query(
                        "SELECT attachment_id::text FROM request_attachment WHERE request_id = ?", request.id()))
                .isEmpty();
        assertThat(preview(request, clock.instant()).getList("items")).isEmpty();
        assertThat(casework.actions(request)).containsOnlyOnce("request.data-expired");
        clock.advance(Duration.ofDays(180));
        Sweeping.run(retention);
        awaitExpired(request, DataKind.ATTACHMENTS, DataKind.DELIVERIES);
        clock.advance(Duration.ofDays(370));
        Sweeping.run(retention);
        awaitExpired(request, DataKind.ATTACHMENTS, DataKind.DELIVERIES, DataKind.MESSAGES);
        assertThat(stateOf(request)).isEqualTo("CLOSED");
    }

    @Test
    void nothingGoesWhileNobodyHasReadWhatThePersonWrote() throws SQLException {
        SampleRequest request = closed();
        database.execute("UPDATE case_request SET unread_messages = 1 WHERE request_id = ?", request.id());

        clock.advance(LONGER_THAN_KEPT);
        Sweeping.run(retention);

        assertThat(stateOf(request)).isEqualTo("CLOSED");
        assertThat(casework.actions(request)).doesNotContain("request.data-expired");
    }

    @Test
    void aServiceThatNeverConfirmsIsNoticedUntilItDoes() throws Exception {
        SampleRequest request = closed();
        erase(request);
        events.send(Ids.next(), 2, new RequestEvent.ErasureConfirmed(request.id(), clock.instant()));
        events.send(Ids.next(), 2, new IdentityEvent.ErasureConfirmed(request.id(), clock.instant()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(missing(request)).containsExactly("notification-service"));
        Sweeping.run(alarm);
        double before = metrics.get("erasures.unconfirmed").gauge().value();

        clock.advance(Duration.ofHours(25));
        Sweeping.run(alarm);
        assertThat(metrics.get("erasures.unconfirmed").gauge().value()).isGreaterThan(before);

        events.send(Ids.next(), 2, new NotificationEvent.ErasureConfirmed(request.id(), clock.instant()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(missing(request)).isEmpty());
    }

    @Test
    void whatADeletionHasToLookForIsFoundByAnIndex() throws SQLException {
        assertThat(References.withoutIndex(dataSource, "data_system")).isEmpty();
    }

    private void awaitExpired(SampleRequest request, DataKind... kinds) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events.of(Topic.CASES, request.id(), CaseEvent.DataExpired.class))
                        .extracting(CaseEvent.DataExpired::kind)
                        .containsExactly(kinds));
    }

    private SampleRequest closed() {
        return casework.refusedAndTold(casework.inReview(Right.ACCESS));
    }

    private void erase(SampleRequest request) throws IOException, SQLException {
        clock.advance(LONGER_THAN_KEPT);
        Sweeping.run(retention);
        // Work waits by the time of the machine, to which the moved clock is far ahead.
        forgetting.run(request.id());
        database.execute(
                "DELETE FROM scheduled_tasks WHERE task_name = 'forget-request' AND task_instance = ?::text",
                request.id());
    }

    private List<String> missing(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .get("/api/v1/retention/unconfirmed-erasures?limit=1000")
                .jsonPath()
                .getList("items.findAll { it.requestId == '%s' }.missing.flatten()".formatted(request.id()));
    }

    private JsonPath preview(SampleRequest request, Instant until) {
        UUID before =
                new UUID(request.id().getMostSignificantBits(), request.id().getLeastSignificantBits() - 1);
        return given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .queryParam("until", until.toString())
                .queryParam("after", before)
                .queryParam("limit", 1)
                .get("/api/v1/retention/preview")
                .jsonPath();
    }

    private String stateOf(SampleRequest request) {
        return database.query("SELECT state FROM rights_case WHERE case_id = ?", request.firstCase())
                .getFirst();
    }

    private String of(SampleRequest request, String column) {
        return database.query("SELECT " + column + "::text FROM case_request WHERE request_id = ?", request.id())
                .getFirst();
    }

    private List<UUID> ids(String sql, UUID of) {
        return database.query(sql, of).stream().map(UUID::fromString).toList();
    }
}
