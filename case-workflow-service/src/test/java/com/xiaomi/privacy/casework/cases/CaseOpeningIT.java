package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.CaseEvent.Opened;
import com.xiaomi.privacy.contracts.event.CaseEvent.StateChanged;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a submitted request to cases in review. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class CaseOpeningIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Events events;

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Test
    void aSubmittedRequestBecomesOneCasePerRightUnderItsLawAndAsksForIdentityOnce() {
        SampleRequest request = SampleRequest.of(Right.ACCESS, Right.RECTIFICATION);

        casework.submit(request);

        List<PrivacyEvent> told = awaitEvents(Topic.CASES, request.id(), 5);
        assertThat(told.stream().filter(Opened.class::isInstance).map(Opened.class::cast))
                .hasSize(2)
                .allSatisfy(opened -> {
                    assertThat(opened.state()).isEqualTo(CaseState.RECEIVED);
                    assertThat(opened.law()).isEqualTo("GDPR (EU) 2016/679");
                    // One month from 24 November, a Thursday that is no holiday.
                    assertThat(opened.due()).isEqualTo(LocalDate.of(2026, 12, 24));
                })
                .extracting(Opened::caseId)
                .containsExactlyInAnyOrderElementsOf(
                        request.cases().stream().map(one -> one.caseId()).toList());
        assertThat(told.stream().filter(StateChanged.class::isInstance).map(StateChanged.class::cast))
                .hasSize(2)
                .allSatisfy(changed -> {
                    assertThat(changed.from()).isEqualTo(CaseState.RECEIVED);
                    assertThat(changed.to()).isEqualTo(CaseState.AWAITING_IDENTITY);
                });
        assertThat(told)
                .last()
                .usingRecursiveComparison()
                .ignoringFields("personRef")
                .isEqualTo(new IdentityRequired(
                        request.id(),
                        AssuranceLevel.CONTACT,
                        "DE",
                        null,
                        RequesterKind.SELF,
                        true,
                        null,
                        LocalDate.of(2026, 12, 24),
                        request.cases(),
                        SampleRequest.CONTACT));
        assertThat(awaitEvents(Topic.CASE_STATE, request.firstCase(), 2))
                .extracting(event -> ((CaseStateSnapshot) event).state())
                .containsExactly(CaseState.RECEIVED, CaseState.AWAITING_IDENTITY);
    }

    @Test
    void aRedeliveryChangesNothing() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        UUID eventId = Ids.next();
        events.send(eventId, 1, request.submitted());
        casework.awaitState(request.firstCase(), CaseState.AWAITING_IDENTITY);
        UUID verifiedId = Ids.next();
        events.send(verifiedId, 1, request.verified(VerificationPurpose.CASE));
        casework.awaitState(request.firstCase(), CaseState.IN_REVIEW);
        List<String> before = database.everythingOf(request.id());

        events.send(eventId, 1, request.submitted());
        events.send(verifiedId, 1, request.verified(VerificationPurpose.CASE));
        awaitAllBehindIt(request);

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @Test
    void theSameSubmissionUnderANewEventChangesNothingEither() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        casework.submit(request);
        List<String> before = database.everythingOf(request.id());

        events.send(Ids.next(), 2, request.submitted());
        await().atMost(PATIENCE).until(() -> appliedFrom(Topic.REQUESTS, request) == 2);

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    @Test
    void aProofOfIdentityThatArrivesBeforeItsRequestIsNotLost() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        events.send(Ids.next(), 1, request.verified(VerificationPurpose.CASE));
        await().atMost(PATIENCE).until(() -> appliedFrom(Topic.IDENTITY, request) == 1);

        events.send(Ids.next(), 1, request.submitted());

        casework.awaitState(request.firstCase(), CaseState.IN_REVIEW);
        assertThat(awaitEvents(Topic.CASES, request.id(), 3))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Opened", "StateChanged", "StateChanged");
    }

    @Test
    void anAttachmentThatArrivesBeforeItsRequestWaitsForIt() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        UUID attachmentId = Ids.next();
        events.send(Ids.next(), 2, new AttachmentStored(request.id(), attachmentId, "image/png", 3, true));

        casework.submit(request);

        await().atMost(PATIENCE).until(() -> appliedFrom(Topic.REQUESTS, request) == 2);
        assertThat(casework.full(request.firstCase()).<String>path("attachments[0].attachmentId"))
                .isEqualTo(attachmentId.toString());
    }

    @Test
    void aCaseGoesOnOnceTheProofIsEnoughForIt() {
        SampleRequest request = SampleRequest.of(Right.QUESTION, Right.ACCESS);
        casework.submit(request);
        UUID question = request.cases().get(0).caseId();
        UUID access = request.cases().get(1).caseId();

        events.send(
                Ids.next(), 1, request.verified(AssuranceLevel.CONTACT, VerificationPurpose.CASE, List.of(question)));
        casework.awaitState(question, CaseState.IN_REVIEW);
        casework.awaitState(access, CaseState.AWAITING_IDENTITY);

        events.send(
                Ids.next(),
                2,
                request.verified(AssuranceLevel.ACCOUNT, VerificationPurpose.CASE, List.of(question, access)));
        casework.awaitState(access, CaseState.IN_REVIEW);
    }

    @Test
    void aProofForADownloadDoesNotBringACaseIntoReview() {
        SampleRequest request = SampleRequest.of(Right.ACCESS);
        casework.submit(request);
        List<String> before = database.everythingOf(request.id());

        events.send(Ids.next(), 1, request.verified(VerificationPurpose.PACKAGE_DOWNLOAD));
        await().atMost(PATIENCE).until(() -> appliedFrom(Topic.IDENTITY, request) == 1);

        assertThat(database.everythingOf(request.id())).isEqualTo(before);
    }

    private List<PrivacyEvent> awaitEvents(Topic topic, UUID key, int count) {
        return await().atMost(PATIENCE).until(() -> events.of(topic, key), found -> found.size() == count);
    }

    /** How many events of the request were applied, as the inbox counts. */
    private int appliedFrom(Topic topic, SampleRequest request) {
        return database
                .query(
                        "SELECT last_sequence FROM inbox_stream WHERE key = ? AND topic = '" + topic.topicName() + "'",
                        request.id())
                .stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** The next events of the request are applied after everything that was sent before on both topics. */
    private void awaitAllBehindIt(SampleRequest request) {
        events.send(Ids.next(), 2, request.submitted());
        events.send(Ids.next(), 2, request.verified(VerificationPurpose.PACKAGE_DOWNLOAD));
        await().atMost(PATIENCE)
                .until(() -> appliedFrom(Topic.REQUESTS, request) == 2 && appliedFrom(Topic.IDENTITY, request) == 2);
    }
}
