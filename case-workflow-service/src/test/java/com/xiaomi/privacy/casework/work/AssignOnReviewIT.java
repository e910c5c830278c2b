package com.xiaomi.privacy.casework.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the operator wants it, cases are given to agents as they come into review. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
@TestProfile(AssignOnReviewIT.Automatic.class)
class AssignOnReviewIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Casework casework;

    @Inject
    SignIn signIn;

    @Inject
    CaseworkDatabase database;

    @Test
    void aCaseThatComesIntoReviewIsGivenToWhoFitsAndOtherwiseWaits() {
        UUID one = casework.register(signIn.newStaffWith(Roles.PRIVACY_AGENT), "HR", 1, Right.ACCESS);

        SampleRequest first = casework.inReviewOf(Ids.next(), "HR", null, Right.ACCESS);
        await().atMost(PATIENCE).until(() -> assigneesOf(first).equals(List.of(one.toString())));
        assertThat(database.query(
                        "SELECT actor FROM case_transition WHERE case_id = ? ORDER BY transition_id DESC LIMIT 1",
                        first.firstCase()))
                .containsExactly("system:case-workflow-service");

        // Their only place is taken.
        SampleRequest second = casework.inReviewOf(Ids.next(), "HR", null, Right.ACCESS);
        await().atMost(PATIENCE)
                .until(() -> database.query(
                                "SELECT 1 FROM scheduled_tasks WHERE task_instance = ?::text", second.firstCase())
                        .isEmpty());
        assertThat(assigneesOf(second)).containsExactly((String) null);
    }

    private List<String> assigneesOf(SampleRequest request) {
        return database.query("SELECT assignee FROM rights_case WHERE case_id = ?", request.firstCase());
    }

    /** As an operator would set it. */
    public static final class Automatic implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rights.casework.assign-on-review", "true");
        }
    }
}
