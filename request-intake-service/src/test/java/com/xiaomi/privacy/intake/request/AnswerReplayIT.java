package com.xiaomi.privacy.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.intake.IntakeCalls;
import com.xiaomi.privacy.intake.IntakeDatabase;
import com.xiaomi.privacy.intake.SampleSubmission;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long the same key gets the same answer, and what is left of it afterwards. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AnswerReplayIT {

    private static final int AT_ONCE = 50;
    private static final int A_FEW = 2;

    private final SampleSubmission sample = new SampleSubmission();

    @Inject
    SubmissionLedger ledger;

    @Inject
    IntakeDatabase database;

    @Test
    void afterADayTheSameKeyOpensOneNewRequestThoughFiftySendItAtOnce() throws Exception {
        String key = IntakeCalls.newKey();
        String yesterday = submitted(key);
        age(yesterday, "24 hours 1 second");

        List<String> today = atOnce(() -> submitted(key));

        assertThat(today).hasSize(AT_ONCE).doesNotContain(yesterday);
        assertThat(today.stream().distinct()).hasSize(1);
        assertThat(answersTo(yesterday)).isZero();
        assertThat(answersTo(today.getFirst())).isEqualTo(1);
        assertThat(requests(yesterday)).isEqualTo(1);
    }

    @Test
    void withinTheDayTheAnswerStaysAsItWas() {
        String key = IntakeCalls.newKey();
        String requestId = submitted(key);
        age(requestId, "23 hours 55 minutes");

        removeAll();

        assertThat(submitted(key)).isEqualTo(requestId);
    }

    @Test
    void answersThatExpiredAreRemovedAFewAtATimeAndTheirRequestsStay() {
        List<String> old = Stream.generate(() -> submitted(IntakeCalls.newKey()))
                .limit(A_FEW + 1)
                .toList();
        old.forEach(requestId -> age(requestId, "25 hours"));

        // The service sweeps by itself too, so there may be fewer left.
        assertThat(ledger.remove(A_FEW)).isLessThanOrEqualTo(A_FEW);
        removeAll();

        assertThat(old).allSatisfy(requestId -> {
            assertThat(answersTo(requestId)).isZero();
            assertThat(requests(requestId)).isEqualTo(1);
        });
    }

    private void removeAll() {
        int removed = A_FEW;
        while (removed > 0) {
            removed = ledger.remove(A_FEW);
        }
    }

    private String submitted(String key) {
        return IntakeCalls.submit(key, sample.body())
                .then()
                .statusCode(201)
                .extract()
                .path("requestId");
    }

    private void age(String requestId, String by) {
        database.change("UPDATE submission SET received_at = received_at - interval '" + by + "' WHERE request_id = '"
                + requestId + "'");
    }

    private long answersTo(String requestId) {
        return database.count("SELECT count(*) FROM submission WHERE request_id = '" + requestId + "'");
    }

    private long requests(String requestId) {
        return database.count("SELECT count(*) FROM request WHERE request_id = '" + requestId + "'");
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running =
                    threads.invokeAll(Stream.generate(() -> call).limit(AT_ONCE).toList());
            return running.stream().map(Future::resultNow).toList();
        }
    }
}
