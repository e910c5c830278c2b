package com.xiaomi.privacy.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.notification.webhook.Turns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final UUID TOOL = new UUID(0, 1);
    private static final UUID OTHER_TOOL = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final UUID THIRD = new UUID(1, 3);
    private static final Duration HELD = Duration.ofSeconds(30);

    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private final Turns turns = new Turns(2, HELD, () -> now);

    @Test
    void eachToolHasACallerOfItsOwn() {
        assertThat(turns.take(TOOL, FIRST)).isEqualTo(Turn.CALL);
        assertThat(turns.take(OTHER_TOOL, SECOND)).isEqualTo(Turn.CALL);
    }

    @Test
    void whatComesWhileAToolIsCalledIsLeftWithTheCallerInOrder() {
        turns.take(TOOL, FIRST);

        assertThat(turns.take(TOOL, SECOND)).isEqualTo(Turn.LEFT);
        assertThat(turns.take(TOOL, THIRD)).isEqualTo(Turn.LEFT);
        assertThat(turns.next(TOOL)).contains(SECOND);
        assertThat(turns.next(TOOL)).contains(THIRD);
    }

    @Test
    void theTurnIsOverOnceNothingIsLeft() {
        turns.take(TOOL, FIRST);

        assertThat(turns.next(TOOL)).isEmpty();
        assertThat(turns.take(TOOL, SECOND)).isEqualTo(Turn.CALL);
    }

    @Test
    void aCallerWhoGivesUpLeavesTheRestToTheNext() {
        turns.take(TOOL, FIRST);
        turns.take(TOOL, SECOND);
        turns.end(TOOL);

        assertThat(turns.take(TOOL, THIRD)).isEqualTo(Turn.CALL);
        assertThat(turns.next(TOOL)).contains(SECOND);
    }

    @Test
    void aCallerHoldsSoManyAndNoMore() {
        turns.take(TOOL, FIRST);
        turns.take(TOOL, SECOND);
        turns.take(TOOL, THIRD);

        assertThat(turns.take(TOOL, new UUID(1, 4))).isEqualTo(Turn.NOT_NOW);
    }

    @Test
    void whatWasLeftTooLongAgoIsNotTouchedForOthersMayTellItSoon() {
        turns.take(TOOL, FIRST);
        turns.take(TOOL, SECOND);
        now = now.plus(HELD).minusMillis(1);
        turns.take(TOOL, THIRD);
        now = now.plusMillis(1);

        assertThat(turns.next(TOOL)).contains(THIRD);
        assertThat(turns.next(TOOL)).isEmpty();
    }
}
