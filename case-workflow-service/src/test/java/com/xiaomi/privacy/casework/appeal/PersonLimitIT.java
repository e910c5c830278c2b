package com.xiaomi.privacy.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls for one request again and again is stopped for a while, and others are not. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class PersonLimitIT {

    private static final int PER_REFERENCE = 30;

    @Inject
    Casework casework;

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "appeal", "fee-answer"})
    void thirtyCallsAnHourForOneRequestAreEnough(String endpoint) {
        SampleRequest request = casework.inReview(Right.ACCESS);

        List<Integer> answers = IntStream.rangeClosed(0, PER_REFERENCE)
                .mapToObj(ignored -> call(request, endpoint).statusCode())
                .toList();

        assertThat(answers.subList(0, PER_REFERENCE)).doesNotContain(429);
        assertThat(answers.getLast()).isEqualTo(429);
        assertThat(call(request, endpoint).header("Retry-After")).isNotBlank();
    }

    @Test
    void anotherRequestIsNotConcerned() {
        SampleRequest busy = casework.inReview(Right.ACCESS);
        IntStream.rangeClosed(0, PER_REFERENCE).forEach(ignored -> call(busy, "appeal"));

        assertThat(call(busy, "appeal").statusCode()).isEqualTo(429);
        assertThat(call(casework.inReview(Right.ACCESS), "appeal").statusCode()).isNotEqualTo(429);
    }

    /** With a body that no endpoint takes. */
    private Response call(SampleRequest request, String endpoint) {
        return casework.asPerson(request, endpoint, "key", Map.of("unknown", true))
                .extract()
                .response();
    }
}
