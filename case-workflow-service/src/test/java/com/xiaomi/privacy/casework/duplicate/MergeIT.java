package com.xiaomi.privacy.casework.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.CaseEvent.Reopened;
import com.xiaomi.privacy.contracts.event.RequestEvent.DuplicateSuspected;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Machines hint at duplicates; people merge them, and take it back. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class MergeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    CaseworkDatabase database;

    private final UUID person = Ids.next();

    @Test
    void aHintIsShownAndMovesNothing() {
        SampleRequest leading = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        SampleRequest later = casework.inReviewOf(person, "DE", null, Right.ACCESS);

        events.send(
                Ids.next(),
                2,
                new DuplicateSuspected(later.id(), later.firstCase(), leading.id(), leading.firstCase()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> casework.full(later.firstCase())
                        .then()
                        .body("duplicates.caseId", contains(leading.firstCase().toString()))
                        .body("state", equalTo("IN_REVIEW")));
    }

    @Test
    void aPersonMergesAndAnotherTakesItBack() {
        SampleRequest leading = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        SampleRequest later = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        take(later);

        merge(later, leading.firstCase())
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("DUPLICATE"))
                .body("mergedInto", equalTo(leading.firstCase().toString()))
                .body("decisions[0].kind", equalTo("MERGE"))
                .body("decisions[0].decidedBy", startsWith("staff:"))
                .body("decisions[0].mergedInto", equalTo(leading.firstCase().toString()))
                .body("appealUntil", nullValue());

        casework.command(later.firstCase(), "unmerge", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("state", equalTo("IN_REVIEW"))
                .body("outcome", nullValue())
                .body("mergedInto", nullValue())
                .body("due", equalTo("2026-12-24"))
                .body("timeline.command", contains("require-identity", "confirm-identity", "take", "merge", "unmerge"));
        await().atMost(PATIENCE)
                .until(() -> events.of(Topic.CASES, later.id()).stream().anyMatch(Reopened.class::isInstance));
    }

    @Test
    void casesOfTwoPersonsAreNotMerged() {
        SampleRequest strangers = casework.inReview(Right.ACCESS);
        SampleRequest later = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        take(later);

        nothingChanges(later, "merge-across-persons", strangers.firstCase());
    }

    @Test
    void aCaseIsNotMergedIntoItselfNorIntoNothingNorInChains() {
        SampleRequest first = casework.inReviewOf(person, "DE", null, Right.ACCESS, Right.ERASURE);
        SampleRequest second = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        SampleRequest third = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        take(second);
        nothingChanges(second, "merge-not-possible", second.firstCase());
        nothingChanges(second, "merge-not-possible", Ids.next());
        nothingChanges(second, "merge-not-possible", first.cases().getLast().caseId());
        merge(second, first.firstCase()).statusCode(200);

        take(third);
        nothingChanges(third, "merge-not-possible", second.firstCase());
        take(first);
        nothingChanges(first, "merge-not-possible", third.firstCase());
    }

    @Test
    void nobodyMergesForAnUnprovenPersonOrTakesBackWhatWasNotMerged() {
        SampleRequest unproven = SampleRequest.of(Right.ACCESS);
        casework.submit(unproven, unproven.submittedBy(person, "DE", null));
        SampleRequest later = casework.inReviewOf(person, "DE", null, Right.ACCESS);
        take(later);

        nothingChanges(later, "merge-not-possible", unproven.firstCase());
        merge(unproven, later.firstCase()).statusCode(409);
        SampleRequest refused = casework.refused(casework.inReview(Right.ACCESS));
        casework.command(refused.firstCase(), "unmerge", SignIn.AGENT, Map.of())
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:transition-not-allowed"));
        casework.command(later.firstCase(), "merge", SignIn.AGENT, Map.of())
                .statusCode(422)
                .body("errors[0].field", equalTo("into"));
    }

    private void take(SampleRequest request) {
        casework.command(request.firstCase(), "take", SignIn.AGENT, Map.of()).statusCode(200);
    }

    private ValidatableResponse merge(SampleRequest request, UUID into) {
        return casework.command(request.firstCase(), "merge", SignIn.AGENT, Map.of("into", into));
    }

    private void nothingChanges(SampleRequest request, String problem, UUID into) {
        List<String> before = database.everythingOf(request.id());
        merge(request, into).statusCode(409).body("type", equalTo("urn:xiaomi-privacy:problem:" + problem));
        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }
}
