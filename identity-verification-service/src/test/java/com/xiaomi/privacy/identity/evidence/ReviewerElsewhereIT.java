package com.xiaomi.privacy.identity.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.identity.testing.StaffSignIn;
import com.xiaomi.privacy.identity.testing.TestClock;
import com.xiaomi.privacy.localstack.testing.StaffAccounts;
import com.xiaomi.privacy.localstack.testing.StandInSafeguards;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reviewers who work elsewhere see evidence only while case-workflow says under which safeguard. */
@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class ReviewerElsewhereIT {

    private static final String REVIEWS = "/api/v1/verifications/reviews";
    private static final String NOT_SAFEGUARDED = "urn:xiaomi-privacy:problem:export-not-safeguarded";

    @ConfigProperty(name = "rights.services.casework-url")
    URI casework;

    @Inject
    AccessConfig access;

    @Inject
    StaffSignIn signIn;

    @Inject
    TestClock clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void evidenceIsReviewedFromElsewhereUntilAMinuteAfterItsSafeguardEnded() throws IOException {
        String affiliate = "affiliate-" + UUID.randomUUID();
        String reviewer = reviewerAt(Map.of("affiliate", affiliate, "work_country", "CN"));
        try (StandInSafeguards register = new StandInSafeguards(casework)) {
            reviews(reviewer).statusCode(403).body("type", equalTo(NOT_SAFEGUARDED));
            register.record(affiliate, "CN", UUID.randomUUID());
            reviews(reviewer).statusCode(200);
            int asked = register.asked();

            register.end(affiliate, "CN");
            reviews(reviewer).statusCode(200);
            assertThat(register.asked()).isEqualTo(asked);

            clock.advance(Duration.ofSeconds(61));
            reviews(reviewer).statusCode(403).body("type", equalTo(NOT_SAFEGUARDED));
        }
    }

    @Test
    void withoutCaseworkNobodyElsewhereIsLetInAndWhoIsAtHomeIs() {
        String reviewer = reviewerAt(Map.of("affiliate", "affiliate-" + UUID.randomUUID(), "work_country", "CN"));

        reviews(reviewer).statusCode(503).body("type", equalTo("urn:xiaomi-privacy:problem:export-not-checked"));

        reviews(StaffSignIn.ROSA).statusCode(200);
    }

    @Test
    void whoseTokenDoesNotSayWhereTheyWorkIsRefused() {
        reviews(reviewerAt(Map.of())).statusCode(403).body("type", equalTo(NOT_SAFEGUARDED));
    }

    private ValidatableResponse reviews(String user) {
        return given().auth().oauth2(signIn.token(user)).get(REVIEWS).then();
    }

    private String reviewerAt(Map<String, String> place) {
        return new StaffAccounts(access.staffIssuer().toString()).add(place, Roles.IDENTITY_REVIEWER);
    }
}
