package com.xiaomi.privacy.casework.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.foundation.access.Roles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Three calls an hour for somebody of the staff, five for a program. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
@TestProfile(AccountLimitIT.Few.class)
class AccountLimitIT {

    private static final String QUEUE = "/api/v1/cases";
    private static final String COUNTS = "/api/v1/reports/counts/2026-Q3";

    @Inject
    SignIn signIn;

    @Test
    void aMemberOfStaffIsStoppedAboveTheirLimitAndOthersGoOn() {
        String token = signIn.staff(signIn.newStaffWith(Roles.PRIVACY_AGENT));
        useUp(3, QUEUE, token);

        assertStopped(get(QUEUE, token));
        assertStopped(get("/api/v1/recipient-notices", token));
        assertThat(get(QUEUE, signIn.staff(signIn.newStaffWith(Roles.PRIVACY_AGENT)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aProgramHasALimitOfItsOwn() {
        String program = signIn.newMachine("test-" + UUID.randomUUID(), Roles.REPORTS_COUNTS);
        useUp(5, COUNTS, program);

        assertStopped(get(COUNTS, program));
        assertThat(get(COUNTS, signIn.newMachine("test-" + UUID.randomUUID(), Roles.REPORTS_COUNTS))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Whoever guesses tokens takes nothing from others. */
    @Test
    void aTokenThatIsNotValidCountsForNobody() {
        String token = signIn.staff(signIn.newStaffWith(Roles.PRIVACY_AGENT));
        for (int i = 0; i < 5; i++) {
            assertThat(get(QUEUE, token.substring(0, token.length() - 8) + "AAAAAAAA")
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(get(QUEUE, token).statusCode()).isEqualTo(200);
    }

    private static void useUp(int calls, String path, String token) {
        for (int i = 0; i < calls; i++) {
            assertThat(get(path, token).statusCode()).isEqualTo(200);
        }
    }

    private static void assertStopped(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(429);
        assertThat(answer.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:rate-limited");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 1201);
    }

    private static Response get(String path, String token) {
        return given().auth().oauth2(token).get(path);
    }

    /** As an operator would set it, but for the numbers. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rights.limits.staff.per-account", "3 per PT1H", "rights.limits.program.per-account", "5 per PT1H");
        }
    }
}
