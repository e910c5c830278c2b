package com.xiaomi.privacy.casework.fulfilment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.casework.fulfilment.TaskAnswer.Settlement;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SampleSystem;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.audit.Actor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand tasks over fifty systems of which one answer in twenty is a failure, and every answer comes twice. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
@Tag("long")
class FulfilmentAtScaleIT {

    private static final int SYSTEMS = 50;
    private static final int CASES = 200;
    private static final int FAILING_ONE_OF = 20;
    private static final int THREADS = 16;
    private static final Right RARE = Right.GRIEVANCE;

    private record Task(UUID taskId, String system) {}

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    TaskAnswers answers;

    @Inject
    UnansweredTasks unanswered;

    private final String prefix = "scale-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    @AfterEach
    void putBack() {
        clock.reset();
        systems()
                .forEach(system -> given().auth()
                        .oauth2(signIn.staff(SignIn.DPO))
                        .header("If-Match", "\"1\"")
                        .delete("/api/v1/systems/{name}", system));
    }

    @Test
    void allSettleAndNoneTwice() throws Exception {
        systems().forEach(this::register);
        for (int i = 0; i < CASES; i++) {
            SampleRequest request = casework.taken(casework.inReview(RARE));
            casework.command(request.firstCase(), "grant", SignIn.AGENT, Map.of())
                    .statusCode(200);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> tasks().size() == SYSTEMS * CASES);
        List<Task> all = new ArrayList<>(tasks());
        Collections.shuffle(all, new Random(7));

        eachTwice(all, FulfilmentAtScaleIT::firstResult);
        assertThat(count("result = 'FAILED'"))
                .isEqualTo(all.stream().filter(FulfilmentAtScaleIT::fails).count());
        assertThat(count("result = 'FAILED'")).isBetween(300L, 700L);
        clock.advance(Duration.ofMinutes(2));
        unanswered.remove(SYSTEMS * CASES);
        assertThat(count("attempts > 1"))
                .isEqualTo(all.stream().filter(FulfilmentAtScaleIT::fails).count());
        eachTwice(all, task -> TaskResult.DONE);

        assertThat(count("result = 'DONE'")).isEqualTo(SYSTEMS * CASES);
        assertThat(database.query("SELECT content::json -> 'facts' ->> 'taskId' FROM audit_entry"
                        + " WHERE content LIKE '%task.settled%' AND content LIKE '%\"result\":\"DONE\"%'"
                        + " AND content::json -> 'facts' ->> 'taskId' IN"
                        + " (SELECT task_id::text FROM fulfilment_task WHERE system LIKE '" + prefix + "%')"
                        + " GROUP BY 1 HAVING count(*) = 1"))
                .hasSize(SYSTEMS * CASES);
        assertThat(database.query("SELECT DISTINCT c.state FROM rights_case c JOIN fulfilment_task t USING (case_id)"
                        + " WHERE t.system LIKE '" + prefix + "%'"))
                .containsExactly("AWAITING_RELEASE");
    }

    private void eachTwice(List<Task> all, Function<Task, TaskResult> result) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Settlement>>> running = new ArrayList<>();
            for (Task task : all) {
                running.add(threads.submit(() -> List.of(settle(task, result), settle(task, result))));
            }
            for (Future<List<Settlement>> one : running) {
                assertThat(one.get()).allSatisfy(answer -> assertThat(answer).isInstanceOf(TaskAnswer.Settled.class));
            }
        }
    }

    private Settlement settle(Task task, Function<Task, TaskResult> result) {
        return answers.settle(
                task.taskId(),
                new Actor.Machine(task.system()),
                new TaskAnswer.Answer(result.apply(task), null, List.of(), List.of()));
    }

    private static TaskResult firstResult(Task task) {
        return fails(task) ? TaskResult.FAILED : TaskResult.DONE;
    }

    private static boolean fails(Task task) {
        return Math.floorMod(task.taskId().hashCode(), FAILING_ONE_OF) == 0;
    }

    private List<String> systems() {
        return IntStream.range(0, SYSTEMS).mapToObj(i -> prefix + i).toList();
    }

    private void register(String system) {
        given().auth()
                .oauth2(signIn.staff(SignIn.DPO))
                .contentType("application/json")
                .body(SampleSystem.serving(RARE))
                .put("/api/v1/systems/{name}", system)
                .then()
                .statusCode(200);
    }

    private List<Task> tasks() {
        return database
                .query("SELECT task_id || ' ' || system FROM fulfilment_task WHERE system LIKE '" + prefix + "%'")
                .stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Task(UUID.fromString(parts[0]), parts[1]))
                .toList();
    }

    private long count(String condition) {
        return Long.parseLong(database.query(
                        "SELECT count(*) FROM fulfilment_task WHERE system LIKE '" + prefix + "%' AND " + condition)
                .getFirst());
    }
}
