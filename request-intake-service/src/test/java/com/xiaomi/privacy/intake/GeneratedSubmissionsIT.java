package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is never a failure of ours, and a request is stored whole or not at all. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class GeneratedSubmissionsIT {

    private static final int TRIES = 400;
    private static final String REQUESTS = "SELECT count(*) FROM request";

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectMapper json;

    @Test
    void aGeneratedBodyIsTakenInWholeOrRefusedWithAProblem() {
        JqwikSession.run(() -> {
            List<Object> bodies = bodies().list().ofSize(TRIES).sample();
            bodies.forEach(this::takenInWholeOrRefused);
        });
    }

    private void takenInWholeOrRefused(Object body) {
        Map<String, Long> before = database.rowCounts();
        String written = IntakeCalls.written(json, body);

        Response response = given().contentType("application/json")
                .header("Idempotency-Key", IntakeCalls.newKey())
                .body(written)
                .post(IntakeCalls.REQUESTS + "?country=DE");

        assertThat(response.statusCode())
                .as("%s%nanswers%n%s", written, response.asString())
                .isIn(201, 400, 422);
        if (response.statusCode() == 201) {
            assertThat(database.count(REQUESTS)).isEqualTo(before.get("request") + 1);
        } else {
            assertThat(response.contentType()).startsWith("application/problem+json");
            assertThat(database.rowCounts()).as(written).isEqualTo(before);
        }
    }

    /** An acceptable body in which a few values are something else. */
    private static Arbitrary<Object> bodies() {
        SampleSubmission sample = new SampleSubmission();
        Map<String, Object> complete = sample.bodyOnBehalf("AGENT", "LAWYER");
        complete.put("rights", sample.allRights());
        List<Leaf> leaves = Leaf.of(complete);
        Arbitrary<List<Integer>> places = Arbitraries.integers()
                .between(0, leaves.size() - 1)
                .list()
                .ofMinSize(0)
                .ofMaxSize(3);
        return Combinators.combine(places, anything().list().ofSize(3)).as((chosen, values) -> {
            Object body = complete;
            for (int i = 0; i < chosen.size(); i++) {
                body = leaves.get(chosen.get(i)).replacedIn(body, values.get(i));
            }
            return body;
        });
    }

    private static Arbitrary<Object> anything() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.strings().ofMaxLength(300).map(text -> (Object) text),
                () -> Arbitraries.strings().numeric().ofMaxLength(25).map(text -> (Object) text),
                () -> Arbitraries.of("ALL", "SELF", "DE", "", "null", "2026-02-30", "a@b", "0", "true")
                        .map(text -> (Object) text),
                () -> Arbitraries.longs().map(number -> (Object) number),
                () -> Arbitraries.doubles().map(number -> (Object) number),
                () -> Arbitraries.of(true, false).map(bool -> (Object) bool),
                () -> Arbitraries.just(List.of()).map(list -> (Object) list),
                () -> anything().list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list)),
                () -> Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(8), anything())
                        .ofMaxSize(3)
                        .map(map -> (Object) map));
    }
}
