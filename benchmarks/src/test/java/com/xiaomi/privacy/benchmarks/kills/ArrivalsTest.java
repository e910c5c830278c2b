package com.xiaomi.privacy.benchmarks.kills;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.benchmarks.mails.MailReceiver.Letter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Set<String> PEOPLE = Set.of("anna", "ben");
    private static final Letter TO_ANNA = new Letter("<1>", "anna", 1);
    private static final Letter TO_BEN = new Letter("<2>", "ben", 2);

    @Test
    void oneLetterForEachPersonIsWhatShouldBe() {
        assertThat(Arrivals.of(PEOPLE, List.of(TO_ANNA, TO_BEN), Set.of())).isEqualTo(new Arrivals(0, 0, 0));
    }

    @Test
    void whoGotNothingIsALoss() {
        assertThat(Arrivals.of(PEOPLE, List.of(TO_ANNA, TO_ANNA), Set.of("<1>")))
                .isEqualTo(new Arrivals(1, 0, 1));
    }

    @Test
    void aCopyOfALetterThatWasNotRecordedAtAKillIsCountedApart() {
        assertThat(Arrivals.of(PEOPLE, List.of(TO_ANNA, TO_BEN, TO_BEN, TO_BEN), Set.of("<2>")))
                .isEqualTo(new Arrivals(0, 0, 2));
    }

    @Test
    void aCopyThatNoKillExplainsIsARepetition() {
        assertThat(Arrivals.of(PEOPLE, List.of(TO_ANNA, TO_BEN, TO_BEN), Set.of("<1>")))
                .isEqualTo(new Arrivals(0, 1, 0));
    }

    @Test
    void anotherLetterToTheSamePersonIsARepetitionThoughItsNumberIsNew() {
        Letter another = new Letter("<3>", "ben", 3);

        assertThat(Arrivals.of(PEOPLE, List.of(TO_ANNA, TO_BEN, another), Set.of("<2>", "<3>")))
                .isEqualTo(new Arrivals(0, 1, 0));
    }
}
