package com.xiaomi.privacy.identity.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.identity.testing.Events;
import com.xiaomi.privacy.identity.testing.StaffSignIn;
import com.xiaomi.privacy.identity.testing.StandInIntake;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.identity.testing.Wishes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** What the tests of evidence share: a request whose person sends documents that reviewers look at. */
abstract class EvidenceScenario {

    /** One black pixel. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    static final String FILE_NAME = "Ausweis Erika Mustermann.png";
    static final String CONTACT = "erika.mustermann@example.org";

    @Inject
    Events events;

    @Inject
    PassIssuer passes;

    @Inject
    StandInIntake intake;

    @Inject
    StaffSignIn staff;

    @Inject
    TestClock clock;

    @Inject
    AuditTrail auditTrail;

    @Inject
    EntityManager database;

    final UUID requestId = Ids.next();

    @AfterEach
    void now() {
        clock.reset();
    }

    /** A verification of this request with one case. */
    UUID opened(Right right) {
        return opened(requestId, Wishes.ofAccount(requestId, Wishes.ofCase(right)));
    }

    UUID opened(UUID request, IdentityRequired wish) {
        intake.knows(request, "1", CONTACT);
        events.send(Ids.next(), 1, wish);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> published(request, IdentityEvent.VerificationOpened.class).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .verificationId();
    }

    UUID opened(RequestedCase... cases) {
        return opened(requestId, Wishes.ofAccount(requestId, cases));
    }

    <E> List<E> published(UUID request, Class<E> kind) {
        return events.of(Topic.IDENTITY, request).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    Response announce(UUID verification, String kind, String mediaType, long sizeBytes) {
        return person(requestId)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "fileName", FILE_NAME, "mediaType", mediaType, "sizeBytes", sizeBytes))
                .post("/api/v1/verifications/{id}/evidence", verification);
    }

    /** Announces a file and sends it through the service; returns its id. */
    String sent(UUID verification, String mediaType, byte[] content) {
        Response announced = announce(verification, "ID_CARD", mediaType, content.length);
        announced.then().statusCode(201);
        person(requestId)
                .contentType(mediaType)
                .body(content)
                .put(announced.<String>path("contentPath"))
                .then()
                .statusCode(204);
        return announced.path("evidenceId");
    }

    Response complete(UUID verification, String evidence) {
        return person(requestId)
                .post("/api/v1/verifications/{id}/evidence/{evidence}/complete", verification, evidence);
    }

    String stored(UUID verification) {
        String id = sent(verification, "image/png", PNG);
        complete(verification, id).then().statusCode(200);
        return id;
    }

    ValidatableResponse own(UUID verification) {
        return person(requestId)
                .get("/api/v1/verifications/{id}/evidence", verification)
                .then()
                .statusCode(200);
    }

    ValidatableResponse decide(String user, UUID verification, String decision, String... reasons) {
        return staff(user)
                .contentType(ContentType.JSON)
                .body(Map.of("decision", decision, "reasons", List.of(reasons), "level", "DOCUMENT"))
                .post("/api/v1/verifications/{id}/review", verification)
                .then();
    }

    ValidatableResponse review(String user, UUID verification) {
        return staff(user)
                .get("/api/v1/verifications/{id}/review", verification)
                .then();
    }

    Response look(String user, UUID verification, String evidence) {
        return staff(user).get("/api/v1/verifications/{id}/evidence/{evidence}/content", verification, evidence);
    }

    RequestSpecification staff(String user) {
        return given().auth().oauth2(staff.token(user));
    }

    RequestSpecification person(UUID request) {
        return given().auth()
                .oauth2(passes.issue(request, Reference.random(), 0).token());
    }

    List<String> trail() {
        return auditTrail.entries(requestId).stream()
                .map(AuditTrail.RecordedEntry::content)
                .toList();
    }

    List<String> trail(String action) {
        return trail().stream()
                .filter(entry -> entry.contains('"' + action + '"'))
                .toList();
    }

    Object column(String evidence, String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT CAST(" + name + " AS text) FROM evidence WHERE evidence_id = :id")
                        .setParameter("id", UUID.fromString(evidence))
                        .getSingleResult());
    }

    static void problem(Response response, int status, String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
    }
}
