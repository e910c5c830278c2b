package com.xiaomi.privacy.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.contracts.event.RequestEvent.RevokedByPartner;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A partner by whose protocol a request came takes it back for the person. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class RevocationIT {

    private static final String PARTNER = "EXAMPLE_AGENT";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    CaseworkDatabase database;

    @Inject
    AuditTrail auditTrail;

    @Test
    void allOpenCasesAreWithdrawnOnceInTheNameOfThePartner() {
        SampleRequest request = casework.inReview(Right.ACCESS, Right.ERASURE);
        UUID eventId = Ids.next();

        events.send(eventId, 2, revoked(request));
        request.cases().forEach(one -> casework.awaitState(one.caseId(), CaseState.CLOSED));
        List<String> after = database.everythingOf(request.id());
        events.send(eventId, 2, revoked(request));
        events.send(Ids.next(), 3, revoked(request));
        awaitApplied(request, 3);

        assertThat(database.everythingOf(request.id())).isEqualTo(after);
        request.cases()
                .forEach(one -> casework.full(one.caseId())
                        .then()
                        .body("outcome", equalTo("WITHDRAWN"))
                        .body("decisions.size()", equalTo(1))
                        .body("decisions[0].decidedBy", equalTo("partner:" + PARTNER)));
        assertThat(auditTrail.entries(request.id()))
                .filteredOn(entry -> entry.content().contains("case.withdraw"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.content()).contains("partner:" + PARTNER));
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        events.send(Ids.next(), 2, revoked(request));
        awaitApplied(request, 2);

        casework.full(request.firstCase()).then().body("outcome", equalTo("REFUSED"));
    }

    private static RevokedByPartner revoked(SampleRequest request) {
        return new RevokedByPartner(request.id(), PARTNER, SampleRequest.RECEIVED.plusSeconds(3600));
    }

    private void awaitApplied(SampleRequest request, int sequence) {
        await().atMost(PATIENCE)
                .until(() -> database.query(
                                "SELECT last_sequence FROM inbox_stream WHERE key = ? AND topic = '"
                                        + Topic.REQUESTS.topicName() + "'",
                                request.id())
                        .equals(List.of(Integer.toString(sequence))));
    }
}
