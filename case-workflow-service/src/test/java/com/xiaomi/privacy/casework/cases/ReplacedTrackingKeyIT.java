package com.xiaomi.privacy.casework.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.Events;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.event.RequestEvent.PassesEnded;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Intake tells that the tracking key of a request was replaced: what was got by the earlier one opens nothing here either. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class ReplacedTrackingKeyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    Events events;

    @Inject
    SignIn signIn;

    @Test
    void aPassOfTheEarlierKeyIsRefused() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        String pass = signIn.pass(request);
        // For want of a fresh proof.
        assertThat(download(pass, request)).isEqualTo(403);

        events.send(Ids.next(), 2, new PassesEnded(request.id(), 1, null, Instant.now()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(download(pass, request)).isEqualTo(401));
    }

    private static int download(String pass, SampleRequest request) {
        return given().auth()
                .oauth2(pass)
                .get("/api/v1/requests/{reference}/package", request.reference())
                .statusCode();
    }
}
