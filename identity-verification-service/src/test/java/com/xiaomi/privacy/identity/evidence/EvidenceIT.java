package com.xiaomi.privacy.identity.evidence;

import static com.xiaomi.privacy.identity.testing.StaffSignIn.AGENT;
import static com.xiaomi.privacy.identity.testing.StaffSignIn.IGOR;
import static com.xiaomi.privacy.identity.testing.StaffSignIn.IRINA;
import static com.xiaomi.privacy.identity.testing.StaffSignIn.ROSA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.RiskSignal;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.identity.IdentityConfig;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.StaffSignIn;
import com.xiaomi.privacy.identity.testing.Wishes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A person sends documents, and people review them: with the real store, and reviewers of the real staff realm. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class EvidenceIT extends EvidenceScenario {

    @Inject
    ObjectStore store;

    @Inject
    IdentityConfig config;

    @Test
    void anAcceptedDocumentProvesTheLevelDocument() throws Exception {
        RequestedCase correction = Wishes.ofCase(Right.RECTIFICATION);
        UUID verification = opened(correction);
        String id = sent(verification, "image/png", PNG);
        complete(verification, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("STORED"))
                .body("kind", equalTo("ID_CARD"))
                .body("fileName", equalTo(FILE_NAME))
                .body("sha256", equalTo(sha256(PNG)));
        own(verification)
                .body("files.evidenceId", equalTo(List.of(id)))
                .body("reviews.outcome", equalTo(Arrays.asList((Object) null)));

        decide(IRINA, verification, "ACCEPT")
                .statusCode(200)
                .body("step", equalTo("DECIDED"))
                .body("outcome", equalTo("ACCEPTED"));

        await().untilAsserted(() -> {
            assertThat(published(requestId, IdentityEvent.Verified.class))
                    .singleElement()
                    .satisfies(told -> assertThat(told.level()).isEqualTo(AssuranceLevel.DOCUMENT));
            assertThat(published(requestId, IdentityEvent.EvidenceReviewed.class))
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.outcome()).isEqualTo(ReviewOutcome.ACCEPTED);
                        assertThat(told.reasons()).isEmpty();
                    });
        });
        own(verification).body("reviews[0].outcome", equalTo("ACCEPTED"));
        person(requestId)
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .body("proven", equalTo(List.of("DOCUMENT")));
        decide(IGOR, verification, "ACCEPT").statusCode(409).body("type", containsString("transition-not-allowed"));
    }

    @Test
    void theGuidanceSaysForEachKindWhatToBlackOut() {
        UUID verification = opened(Right.ACCESS);

        own(verification)
                .body("guidance.kind", equalTo(List.of("PASSPORT", "ID_CARD", "DRIVING_LICENCE", "ACCOUNT_PROOF")))
                .body("guidance.find { it.kind == 'ID_CARD' }.keepReadable.code", hasItems("NAME", "DATE_OF_EXPIRY"))
                .body(
                        "guidance.find { it.kind == 'ID_CARD' }.blackOut.code",
                        hasItems("PHOTO", "MACHINE_READABLE_ZONE", "ACCESS_NUMBER"))
                .body("guidance.find { it.kind == 'ID_CARD' }.blackOut.words", everyItem(not(nullValue())));
    }

    @Test
    void whatLiesInTheStoreAndInTheDatabaseIsEncryptedAndNothingOfItTravels() throws Exception {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);
        decide(IRINA, verification, "REJECT", "NAME_DIFFERS").statusCode(200);

        byte[] atRest = store.get(config.evidenceBucket(), (String) column(id, "object"))
                .readAllBytes();
        assertThat(new String(atRest, StandardCharsets.ISO_8859_1)).doesNotContain("PNG");
        assertThat((String) column(id, "encode(file_name, 'escape')")).doesNotContain("Erika");
        assertThat(store.size(config.quarantineBucket(), id)).isEmpty();
        await().until(() ->
                !published(requestId, IdentityEvent.EvidenceReviewed.class).isEmpty());
        assertThat(events.records(Topic.IDENTITY))
                .extracting(ConsumerRecord::value)
                .noneMatch(value -> value.contains("Erika") || value.contains("Ausweis"));
        assertThat(trail()).noneMatch(entry -> entry.contains("Erika") || entry.contains(CONTACT));
    }

    @Test
    void aReviewerSeesWhatIsNeededAndEachLookIsNoted() {
        UUID verification = opened(Right.ACCESS);
        String id = stored(verification);

        review(IRINA, verification)
                .statusCode(200)
                .body("needs[0].right", equalTo("ACCESS"))
                .body("needs[0].met", equalTo(false))
                .body("evidence[0].evidenceId", equalTo(id))
                .body("evidence[0].fileName", nullValue())
                .body("reviews[0].secondPersonNeeded", equalTo(true))
                .body("reviews[0].acceptedOnce", equalTo(false));
        Response seen = look(IRINA, verification, id);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.asByteArray()).isEqualTo(PNG);
        assertThat(seen.contentType()).startsWith("image/png");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
        assertThat(seen.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''id_card-" + id)
                .doesNotContain("Erika");
        look(IGOR, verification, id).then().statusCode(200);

        assertThat(trail("evidence.viewed"))
                .hasSize(2)
                .allMatch(entry -> entry.contains(id) && entry.contains("\"staff:"));
        assertThat(trail("evidence.list-viewed")).hasSize(1);
    }

    @Test
    void theQueueShowsWhatWaitsOldestFirstPageByPage() {
        UUID verification = opened(Right.ERASURE);
        stored(verification);
        UUID second = Ids.next();
        UUID later = opened(second, Wishes.ofAccount(second, Wishes.ofCase(Right.ACCESS)));
        Response announced = person(second)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind", "PASSPORT", "fileName", "a.png", "mediaType", "image/png", "sizeBytes", PNG.length))
                .post("/api/v1/verifications/{id}/evidence", later);
        person(second).contentType("image/png").body(PNG).put(announced.<String>path("contentPath"));
        person(second)
                .post("/api/v1/verifications/{id}/evidence/{e}/complete", later, announced.path("evidenceId"))
                .then()
                .statusCode(200);

        List<String> waiting = queue(200);
        assertThat(waiting).containsSubsequence(verification.toString(), later.toString());
        assertThat(queue(1)).isEqualTo(waiting);
        staff(IRINA)
                .get("/api/v1/verifications/reviews?limit=200")
                .then()
                .body("items.find { it.verificationId == '" + verification + "' }.rights", equalTo(List.of("ERASURE")))
                .body("items.find { it.verificationId == '" + verification + "' }.level", equalTo("DOCUMENT"))
                .body("items.find { it.verificationId == '" + verification + "' }.round", equalTo(1));
        staff(IRINA).get("/api/v1/verifications/reviews?cursor=nonsense").then().statusCode(422);
    }

    private List<String> queue(int limit) {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            Response page = (cursor == null ? staff(IRINA) : staff(IRINA).queryParam("cursor", cursor))
                    .queryParam("limit", limit)
                    .get("/api/v1/verifications/reviews");
            page.then().statusCode(200);
            all.addAll(page.<List<String>>path("items.verificationId"));
            cursor = page.path("next");
        } while (cursor != null);
        return all;
    }

    @Test
    void behindAnErasureTwoPeopleMustAccept() {
        UUID verification = opened(Right.ERASURE);
        stored(verification);

        decide(IRINA, verification, "ACCEPT").statusCode(200).body("step", equalTo("PROPOSED"));
        assertThat(published(requestId, IdentityEvent.EvidenceReviewed.class)).isEmpty();
        decide(IRINA, verification, "ACCEPT").statusCode(409).body("type", containsString("second-person-required"));
        person(requestId).get("/api/v1/verifications/{id}", verification).then().body("proven", hasSize(0));

        decide(IGOR, verification, "ACCEPT").statusCode(200).body("step", equalTo("DECIDED"));
        person(requestId)
                .get("/api/v1/verifications/{id}", verification)
                .then()
                .body("proven", equalTo(List.of("DOCUMENT")));
    }

    @Test
    void theSecondPersonsRejectionSendsItBack() {
        UUID verification = opened(Right.ACCESS);
        stored(verification);
        decide(IRINA, verification, "ACCEPT").body("step", equalTo("PROPOSED"));

        decide(IGOR, verification, "REJECT", "NOT_AUTHENTIC").statusCode(200).body("step", equalTo("SENT_BACK"));

        review(ROSA, verification)
                .body("reviews[0].acceptedOnce", equalTo(false))
                .body("reviews[0].votes.decision", equalTo(List.of("ACCEPT", "REJECT")));
        decide(ROSA, verification, "REJECT", "NOT_AUTHENTIC").body("step", equalTo("DECIDED"));
        await().untilAsserted(() -> assertThat(published(requestId, IdentityEvent.RiskFlagged.class))
                .extracting(IdentityEvent.RiskFlagged::signal)
                .containsExactly(RiskSignal.EVIDENCE_REJECTED));
    }

    @Test
    void whoAskedForItCannotBeTheSecondPerson() {
        UUID verification = opened(Right.ACCESS);
        stored(verification);
        decide(IGOR, verification, "ASK_AGAIN", "TOO_MUCH_COVERED", "UNREADABLE")
                .statusCode(200)
                .body("outcome", equalTo("MORE_NEEDED"));
        own(verification)
                .body("reviews[0].outcome", equalTo("MORE_NEEDED"))
                .body("reviews[0].reasons", equalTo(List.of("UNREADABLE", "TOO_MUCH_COVERED")));

        stored(verification);
        review(IRINA, verification).body("reviews[1].round", equalTo(2));
        decide(IRINA, verification, "ACCEPT").body("step", equalTo("PROPOSED"));
        decide(IGOR, verification, "ACCEPT").statusCode(409).body("type", containsString("second-person-required"));
        decide(ROSA, verification, "ACCEPT").body("step", equalTo("DECIDED"));
    }

    @Test
    void bothPeopleHaveSeenTheSameFiles() {
        UUID verification = opened(Right.ACCESS);
        stored(verification);
        decide(IRINA, verification, "ACCEPT").body("step", equalTo("PROPOSED"));

        stored(verification);

        review(IGOR, verification).body("reviews[0].acceptedOnce", equalTo(false));
        decide(IGOR, verification, "ACCEPT").body("step", equalTo("PROPOSED"));
        decide(IRINA, verification, "ACCEPT").body("step", equalTo("DECIDED"));
    }

    @Test
    void reasonsAreCodedAndNeededUnlessItIsAccepted() {
        UUID verification = opened(Right.RECTIFICATION);
        stored(verification);

        decide(IRINA, verification, "REJECT").statusCode(422).body("errors.field", equalTo(List.of("reasons")));
        decide(IRINA, verification, "ASK_AGAIN").statusCode(422);
        decide(IRINA, verification, "ACCEPT", "UNREADABLE").statusCode(422);
        decide(IRINA, verification, "REJECT", "I do not like it").statusCode(400);
        staff(IRINA)
                .contentType(ContentType.JSON)
                .body("{\"decision\":\"REJECT\",\"level\":\"DOCUMENT\",\"reasons\":[null]}")
                .post("/api/v1/verifications/{id}/review", verification)
                .then()
                .statusCode(422);
        staff(IRINA)
                .contentType(ContentType.JSON)
                .body(Map.of("decision", "ACCEPT", "level", "CONTACT"))
                .post("/api/v1/verifications/{id}/review", verification)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("level")));
    }

    @Test
    void nobodyReviewsTheirOwnRequest() {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);
        intake.knows(requestId, "1", StaffSignIn.emailOf(IRINA));

        decide(IRINA, verification, "ACCEPT").statusCode(409).body("type", containsString("second-person-required"));
        review(IRINA, verification).statusCode(409);
        problem(look(IRINA, verification, id), 409, "second-person-required");
        assertThat(trail("evidence.viewed")).isEmpty();

        decide(IGOR, verification, "ACCEPT").statusCode(200);
    }

    @Test
    void onlyReviewersReviewAndOnlyThePersonSends() {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);

        problem(look(AGENT, verification, id), 403, "not-allowed");
        decide(AGENT, verification, "ACCEPT").statusCode(403);
        staff(AGENT).get("/api/v1/verifications/reviews").then().statusCode(403);
        person(requestId)
                .get("/api/v1/verifications/{id}/evidence/{e}/content", verification, id)
                .then()
                .statusCode(403);
        person(requestId)
                .get("/api/v1/verifications/{id}/review", verification)
                .then()
                .statusCode(403);
        staff(IRINA)
                .delete("/api/v1/verifications/{id}/evidence/{e}", verification, id)
                .then()
                .statusCode(403);
    }

    @Test
    void theEvidenceOfAnotherVerificationDoesNotExist() {
        UUID verification = opened(Right.RECTIFICATION);
        String id = stored(verification);
        UUID other = Ids.next();
        UUID others = opened(other, Wishes.ofAccount(other, Wishes.ofCase(Right.ACCESS)));

        String file = "/api/v1/verifications/{id}/evidence/{e}";
        problem(person(other).get("/api/v1/verifications/{id}/evidence", verification), 404, "not-found");
        problem(person(other).delete(file, verification, id), 404, "not-found");
        problem(person(other).delete(file, others, id), 404, "not-found");
        problem(person(other).post(file + "/complete", others, id), 404, "not-found");
        problem(person(other).contentType("image/png").body(PNG).put(file + "/content", others, id), 404, "not-found");
        problem(look(IRINA, others, id), 404, "not-found");
        own(verification).body("files[0].state", equalTo("STORED"));
    }

    @Test
    void nobodyIsAskedForADocumentThatIsNotNeeded() {
        UUID verification = opened(Right.RECTIFICATION);

        problem(announce(verification, "AUTHORITY", "image/png", PNG.length), 409, "transition-not-allowed");
        stored(verification);
        decide(IRINA, verification, "ACCEPT").statusCode(200);
        UUID contactOnly = Ids.next();
        UUID proven = opened(contactOnly, Wishes.ofLevel(contactOnly, AssuranceLevel.MANDATE));
        person(contactOnly)
                .get("/api/v1/verifications/{id}/evidence", proven)
                .then()
                .body("guidance.kind", equalTo(List.of("AUTHORITY")));
    }

    @Test
    void badFilesAreRefusedAsInIntakeForItIsTheSameCode() {
        UUID verification = opened(Right.ACCESS);
        byte[] program = Arrays.copyOf(new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5}, 4096);

        problem(announce(verification, "PASSPORT", "application/x-msdownload", 10), 422, "file-rejected");
        problem(announce(verification, "PASSPORT", "image/png", 0), 422, "validation-failed");
        problem(announce(verification, "PASSPORT", "image/png", 20 * 1024 * 1024 + 1), 422, "validation-failed");
        problem(announce(verification, "LIBRARY_CARD", "image/png", 10), 400, "malformed-json");
        String renamed = sent(verification, "image/png", program);
        problem(complete(verification, renamed), 422, "file-rejected");
        String cut = sent(verification, "image/png", Arrays.copyOf(PNG, PNG.length - 6));
        problem(complete(verification, cut), 422, "file-rejected");
        Response announced = announce(verification, "PASSPORT", "image/png", PNG.length);
        problem(complete(verification, announced.path("evidenceId")), 409, "file-missing");
        problem(
                person(requestId)
                        .contentType("image/png")
                        .body(Arrays.copyOf(PNG, PNG.length + 1))
                        .put(announced.<String>path("contentPath")),
                413,
                "payload-too-large");

        own(verification).body("reviews", hasSize(0)).body("files.state", hasItem("REJECTED"));
        review(IRINA, verification).body("evidence", hasSize(0));
        decide(IRINA, verification, "ACCEPT").statusCode(409);
    }

    @Test
    void atMostFiveFilesWaitAtATime() {
        UUID verification = opened(Right.ACCESS);
        for (int i = 0; i < 5; i++) {
            announce(verification, "ID_CARD", "image/png", PNG.length).then().statusCode(201);
        }

        problem(announce(verification, "ID_CARD", "image/png", PNG.length), 422, "validation-failed");
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
