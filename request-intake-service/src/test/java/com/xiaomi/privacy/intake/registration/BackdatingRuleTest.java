package com.xiaomi.privacy.intake.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackdatingRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Optional<Personal> REASON = Optional.of(Personal.of("lay at another department"));

    @Test
    void upToFiveDaysOnePersonsWordIsEnough() {
        Instant fiveDays = NOW.minus(Duration.ofDays(5));

        assertThat(BackdatingRule.needsSecondPerson(NOW, NOW)).isFalse();
        assertThat(BackdatingRule.needsSecondPerson(fiveDays, NOW)).isFalse();
        assertThat(fields(fiveDays, Optional.empty())).isEmpty();
    }

    @Test
    void furtherBackNeedsAReasonAndASecondPerson() {
        Instant tooLate = NOW.minus(Duration.ofDays(5)).minusNanos(1);

        assertThat(BackdatingRule.needsSecondPerson(tooLate, NOW)).isTrue();
        assertThat(fields(tooLate, Optional.empty())).containsExactly("backdatingReason");
        assertThat(fields(tooLate, REASON)).isEmpty();
    }

    @Test
    void nothingIsReceivedInTheFutureOrInAnotherAge() {
        assertThat(fields(NOW.plusNanos(1), REASON)).containsExactly("receivedAt");
        assertThat(fields(NOW.minus(Duration.ofDays(1096)), REASON)).containsExactly("receivedAt");
    }

    private static List<String> fields(Instant receivedAt, Optional<Personal> reason) {
        return BackdatingRule.broken(receivedAt, reason, NOW).stream()
                .map(FieldError::field)
                .toList();
    }
}
