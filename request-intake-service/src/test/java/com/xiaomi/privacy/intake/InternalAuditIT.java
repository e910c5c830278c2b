package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.xiaomi.privacy.foundation.access.AccessConfig;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service tells its part of the audit trail to case-workflow, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class InternalAuditIT {

    private static final String CASEWORK = "case-workflow-service";
    private static final String VERIFICATION = "/internal/audit/verification";

    @Inject
    AccessConfig access;

    @Test
    void theEntriesOfARequestComeInOrderAndChecked() {
        Accepted request = IntakeCalls.accepted(new SampleSubmission());

        IntakeCalls.asService(access, CASEWORK)
                .get(chain(request.requestId()))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("firstBad", nullValue())
                .body("entries[0].position", equalTo(1))
                .body("entries[0].content", startsWith("{\"action\":\"request.submitted\""))
                .body("entries[0].recordedAt", notNullValue());
    }

    @Test
    void aRequestThatIsNotKnownHasNoEntries() {
        IntakeCalls.asService(access, CASEWORK)
                .get(chain(Ids.next()))
                .then()
                .statusCode(200)
                .body("entries", hasSize(0))
                .body("firstBad", nullValue());
    }

    @Test
    void theWholeTrailIsChecked() {
        IntakeCalls.accepted(new SampleSubmission());

        IntakeCalls.asService(access, CASEWORK)
                .get(VERIFICATION)
                .then()
                .statusCode(200)
                .body("chains", greaterThanOrEqualTo(1))
                .body("entries", greaterThanOrEqualTo(1))
                .body("badChains", equalTo(0))
                .body("firstBad", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification-service", "identity-verification-service", "example-connector"})
    void otherProgramsAreRefused(String client) {
        IntakeCalls.asService(access, client).get(chain(Ids.next())).then().statusCode(403);
        IntakeCalls.asService(access, client).get(VERIFICATION).then().statusCode(403);
    }

    @Test
    void peopleAreRefusedAuditorsToo() {
        IntakeCalls.asStaff(access, "auditor.aldo")
                .get(chain(Ids.next()))
                .then()
                .statusCode(403);
        given().get(VERIFICATION).then().statusCode(401);
    }

    private static String chain(UUID chainId) {
        return "/internal/audit/chains/" + chainId;
    }
}
