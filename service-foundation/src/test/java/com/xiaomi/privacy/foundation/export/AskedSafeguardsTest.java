package com.xiaomi.privacy.foundation.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an answer of case-workflow counts; that it answers over HTTP is shown by the services that ask. */
class AskedSafeguardsTest {

    private static final WorkPlace PLACE = new WorkPlace("xiaomi-support", "IN");
    private static final UUID TRANSFER = new UUID(0, 1);

    private final Time clock = new Time();
    private Supplier<SafeguardClient.Answer> answer = () -> new SafeguardClient.Answer(true, TRANSFER);
    private int asked;

    private final AskedSafeguards safeguards = new AskedSafeguards(
            (affiliate, country) -> {
                asked++;
                return answer.get();
            },
            clock);

    @Test
    void aYesCountsForAMinute() {
        assertThat(safeguards.require(PLACE)).contains(TRANSFER);
        clock.pass(Duration.ofSeconds(59));
        assertThat(safeguards.require(PLACE)).contains(TRANSFER);
        assertThat(asked).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));

        assertThat(safeguards.require(PLACE)).contains(TRANSFER);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aYesIsForOnePlace() {
        safeguards.require(PLACE);
        safeguards.require(new WorkPlace("xiaomi-support", "CN"));

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aNoIsAskedAgainEachTime() {
        answer = () -> new SafeguardClient.Answer(false, null);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> safeguards.require(PLACE))
                    .satisfies(thrown -> is(thrown, ProblemType.EXPORT_NOT_SAFEGUARDED));
        }
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void withoutAnAnswerNobodyIsLetInAndItIsAskedAgain() {
        answer = () -> {
            throw new ProcessingException("connection refused");
        };
        assertThatThrownBy(() -> safeguards.require(PLACE))
                .satisfies(thrown -> is(thrown, ProblemType.EXPORT_NOT_CHECKED));

        answer = () -> new SafeguardClient.Answer(true, TRANSFER);

        assertThat(safeguards.require(PLACE)).contains(TRANSFER);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, IN", "xiaomi-support, null", "null, null"})
    void whoDoesNotSayWhereTheyWorkIsNotAskedFor(String affiliate, String country) {
        assertThatThrownBy(() -> safeguards.require(new WorkPlace(affiliate, country)))
                .satisfies(thrown -> is(thrown, ProblemType.EXPORT_NOT_SAFEGUARDED));
        assertThat(asked).isZero();
    }

    private static void is(Throwable thrown, ProblemType type) {
        assertThat(thrown).isInstanceOf(ProblemException.class);
        assertThat(((ProblemException) thrown).type()).isEqualTo(type);
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
