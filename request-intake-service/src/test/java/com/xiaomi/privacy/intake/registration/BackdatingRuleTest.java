package com.xiaomi.privacy.intake.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.registration.BackdatingRule.Mistake;
import java.time.Duration;
import java.time.Instant;
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
        assertThat(mistake(fiveDays, Optional.empty())).isEmpty();
    }

    @Test
    void furtherBackNeedsAReasonAndASecondPerson() {
        Instant tooLate = NOW.minus(Duration.ofDays(5)).minusNanos(1);

        assertThat(BackdatingRule.needsSecondPerson(tooLate, NOW)).isTrue();
        assertThat(mistake(tooLate, Optional.empty())).contains(Mistake.WITHOUT_REASON);
        assertThat(mistake(tooLate, REASON)).isEmpty();
    }

    @Test
    void nothingIsReceivedInTheFutureOrInAnotherAge() {
        assertThat(mistake(NOW.plusNanos(1), REASON)).contains(Mistake.IN_FUTURE);
        assertThat(mistake(NOW.minus(Duration.ofDays(1096)), REASON)).contains(Mistake.TOO_LONG_AGO);
    }

    private static Optional<Mistake> mistake(Instant receivedAt, Optional<Personal> reason) {
        return BackdatingRule.mistake(receivedAt, reason, NOW);
    }
}
