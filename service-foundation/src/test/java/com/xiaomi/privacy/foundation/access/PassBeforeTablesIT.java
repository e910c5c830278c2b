package com.xiaomi.privacy.foundation.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.xiaomi.privacy.foundation.access.PassBeforeTablesIT.NoDatabase;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a pass has ended can't be known before there are tables: whoever comes with one is told to come again, and not that it is bad. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(NoDatabase.class)
class PassBeforeTablesIT {

    @Inject
    PassIssuer passes;

    @Test
    void aPassWaitsForTheTables() {
        given().auth()
                .oauth2(passes.issue(Ids.next(), Reference.random(), 0).token())
                .get("/problems/mine")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith(":temporarily-unavailable"));
    }

    public static class NoDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        }
    }
}
