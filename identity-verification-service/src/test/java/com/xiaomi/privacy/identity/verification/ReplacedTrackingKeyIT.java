package com.xiaomi.privacy.identity.verification;

import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.PassesEnded;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Intake tells that the tracking key of a request was replaced: what was got by the earlier one opens nothing here either. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class ReplacedTrackingKeyIT extends VerificationScenario {

    @Test
    void aPassOfTheEarlierKeyEntersNoCode() {
        IdentityEvent.ChallengeIssued issued = openFor(requestId);
        String code = ask(issued);
        String pass = pass(requestId);
        with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .statusCode(200);

        events.send(Ids.next(), 1, new PassesEnded(requestId, 1, null, Instant.now()));

        await().untilAsserted(() -> with(pass)
                .get("/api/v1/verifications/{id}", issued.verificationId())
                .then()
                .statusCode(401));
        enter(issued, code).statusCode(401);
    }
}
