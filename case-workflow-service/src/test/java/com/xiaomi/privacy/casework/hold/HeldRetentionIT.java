package com.xiaomi.privacy.casework.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a court may ask for is kept, until two people say that it is not needed any more. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class HeldRetentionIT extends HoldScenario {

    @Test
    void retentionWaitsAndResumes() {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        SampleRequest other = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        UUID hold = heldByTwo(request);

        clock.advance(LONGER_THAN_KEPT);
        run("requests whose retention may be over");
        assertThat(stateOf(other)).isEqualTo("ANONYMISED");
        assertThat(stateOf(request)).isEqualTo("CLOSED");

        run("legal holds to be looked at");
        assertThat(metrics.get("legal.holds.overdue").gauge().value()).isGreaterThanOrEqualTo(1);
        UUID release = proposed(hold, Map.of("change", "RELEASE", "reason", "They have settled."));
        assertThat(stateOf(request)).isEqualTo("CLOSED");
        decide(hold, release, SignIn.DPO, true).statusCode(200).body("state", equalTo("ENDED"));
        told(request, List.of(true, false), List.of(true, true), List.of(false, false));
        casework.full(request.firstCase()).then().statusCode(200);

        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("ANONYMISED");
    }

    @Test
    void aPackageIsKeptToo() {
        SampleRequest request = casework.released();
        UUID hold = heldByTwo(request);
        String packages = "SELECT object FROM case_package WHERE case_id = ?";

        clock.advance(Duration.ofDays(32));
        run("expired packages");
        assertThat(database.query(packages, request.firstCase())).hasSize(1);

        decide(hold, proposed(hold, Map.of("change", "RELEASE", "reason", "Settled.")), SignIn.DPO, true);
        run("expired packages");
        assertThat(database.query(packages, request.firstCase())).isEmpty();
    }

    @Test
    void onePersonAloneKeepsNothingForEver() {
        SampleRequest request = casework.refusedAndTold(casework.inReview(Right.ACCESS));
        clock.advance(LONGER_THAN_KEPT);
        UUID hold =
                place(request, "place-1").statusCode(201).extract().jsonPath().getUUID("holdId");
        decide(hold, openProposal(hold), SignIn.LEGAL, true)
                .statusCode(409)
                .body("type", equalTo("urn:xiaomi-privacy:problem:second-person-required"));

        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("CLOSED");
        // It is visible to all, for nobody has agreed to isolate it.
        casework.full(request.firstCase()).then().statusCode(200);

        clock.advance(Duration.ofDays(30));
        run("legal holds to be looked at");
        as(SignIn.LEGAL)
                .get(HOLDS + "/" + hold)
                .then()
                .body("state", equalTo("ENDED"))
                .body("proposals[0].agreed", equalTo(false))
                .body("proposals[0].decidedBy", nullValue());
        assertThat(casework.actions(request)).contains("hold.proposal-lapsed");
        run("requests whose retention may be over");
        assertThat(stateOf(request)).isEqualTo("ANONYMISED");
    }

    @Test
    void aHoldThatArrivesWhileRetentionRunsCountsOrFindsNothing() throws Exception {
        List<SampleRequest> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(casework.refusedAndTold(casework.inReview(Right.ACCESS)));
        }
        clock.advance(LONGER_THAN_KEPT);
        signIn.staff(SignIn.LEGAL);
        CountDownLatch start = new CountDownLatch(1);
        Map<SampleRequest, Integer> answers = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<SampleRequest, Future<Integer>> placing = new HashMap<>();
            for (SampleRequest request : all) {
                placing.put(request, threads.submit(() -> {
                    start.await();
                    return place(request, "race").extract().statusCode();
                }));
            }
            Future<?> retention = threads.submit(() -> {
                start.await();
                run("requests whose retention may be over");
                return null;
            });
            start.countDown();
            retention.get();
            for (Map.Entry<SampleRequest, Future<Integer>> one : placing.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
        }

        run("requests whose retention may be over");
        answers.forEach((request, status) -> assertThat(stateOf(request))
                .as("answer %d", status)
                .isEqualTo(status == 201 ? "CLOSED" : "ANONYMISED"));
        assertThat(answers.values()).isSubsetOf(201, 404);
    }
}
