package com.xiaomi.privacy.intake.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeadingCaseTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final AskedBefore FIRST = asked(1, NOON);
    private static final AskedBefore SECOND = asked(2, NOON.plusSeconds(1));
    private static final AskedBefore AT_THE_SAME_TIME = asked(3, NOON);

    @Test
    void whatCameFirstLeadsInWhateverOrderTheyAreLookedAt() {
        assertThat(LeadingCase.of(List.of(FIRST, SECOND))).contains(FIRST);
        assertThat(LeadingCase.of(List.of(SECOND, FIRST))).contains(FIRST);
    }

    @Test
    void betweenTwoOfTheSameInstantTheIdDecides() {
        assertThat(LeadingCase.of(List.of(AT_THE_SAME_TIME, SECOND, FIRST))).contains(FIRST);
        assertThat(LeadingCase.of(List.of(FIRST, SECOND, AT_THE_SAME_TIME))).contains(FIRST);
    }

    @Test
    void oneAloneHasNoDuplicates() {
        assertThat(LeadingCase.of(List.of(FIRST))).isEmpty();
        assertThat(LeadingCase.of(List.of())).isEmpty();
    }

    private static AskedBefore asked(int number, Instant receivedAt) {
        return new AskedBefore(new UUID(1, number), new UUID(0, number), receivedAt);
    }
}
