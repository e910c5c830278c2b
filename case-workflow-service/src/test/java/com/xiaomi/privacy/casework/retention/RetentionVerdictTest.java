package com.xiaomi.privacy.casework.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.retention.RetentionVerdict.KeptUntil;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.NotYet;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.Part;
import com.xiaomi.privacy.casework.retention.RetentionVerdict.Reason;
import com.xiaomi.privacy.contracts.vocabulary.DataKind;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.retention.RetentionSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The time of a request begins when nothing is done about it any more and its person knows how it ended. */
class RetentionVerdictTest {

    private static final Instant CLOSED = Instant.parse("2027-01-15T10:00:00Z");
    private static final Instant TOLD = CLOSED.plusSeconds(5);

    private final RetentionSchedule schedule = RetentionSchedule.load(LawBook.CURRENT_VERSION);

    @Test
    void itRunsFromTheNoticeThatTheLastCaseIsClosed() {
        assertThat(verdict(false, null, TOLD, Outcome.REFUSED)).isInstanceOfSatisfying(KeptUntil.class, kept -> {
            assertThat(kept.since()).isEqualTo(TOLD);
            assertThat(kept.until()).isEqualTo("2030-01-15T10:00:05Z");
        });
    }

    @Test
    void itRunsFromTheEndOfTheLastFollowUpIfThatIsLater() {
        Instant gone = CLOSED.plus(Duration.ofDays(90));

        assertThat(verdict(false, gone, TOLD, Outcome.FULFILLED))
                .isInstanceOfSatisfying(
                        KeptUntil.class, kept -> assertThat(kept.since()).isEqualTo(gone));
    }

    @Test
    void ofSeveralCasesTheOneThatIsKeptLongestCounts() {
        assertThat(verdict(false, null, TOLD, Outcome.WITHDRAWN))
                .isInstanceOfSatisfying(
                        KeptUntil.class, kept -> assertThat(kept.rule().kept()).isEqualTo(Period.ofMonths(12)));
        assertThat(verdict(false, null, TOLD, Outcome.WITHDRAWN, Outcome.REFUSED, Outcome.EXPIRED))
                .isInstanceOfSatisfying(
                        KeptUntil.class, kept -> assertThat(kept.rule().kept()).isEqualTo(Period.ofMonths(36)));
    }

    @Test
    void whatIsNotNeededForSoLongGoesBefore() {
        assertThat(verdict(false, null, TOLD, Outcome.WITHDRAWN, Outcome.REFUSED))
                .isInstanceOfSatisfying(KeptUntil.class, kept -> {
                    assertThat(kept.parts())
                            .extracting(part -> part.kind() + " " + part.until())
                            .containsExactly(
                                    "ATTACHMENTS 2027-07-15T10:00:05Z",
                                    "DELIVERIES 2028-01-15T10:00:05Z",
                                    "MESSAGES 2029-01-15T10:00:05Z");
                    assertThat(kept.nextAfter(TOLD)).isEqualTo("2027-07-15T10:00:05Z");
                    Instant later = Instant.parse("2028-01-15T10:00:05Z");
                    assertThat(kept.partsOver(later))
                            .extracting(Part::kind)
                            .containsExactly(DataKind.ATTACHMENTS, DataKind.DELIVERIES);
                    assertThat(kept.nextAfter(later)).isEqualTo("2029-01-15T10:00:05Z");
                    assertThat(kept.nextAfter(kept.until().minusSeconds(1))).isEqualTo(kept.until());
                });
    }

    @Test
    void whatGoesWithTheRequestIsNoPartOfItsOwn() {
        assertThat(verdict(false, null, TOLD, Outcome.DUPLICATE))
                .isInstanceOfSatisfying(
                        KeptUntil.class,
                        kept -> assertThat(kept.parts())
                                .extracting(Part::kind)
                                .containsExactly(DataKind.ATTACHMENTS, DataKind.MESSAGES));
    }

    @Test
    void itDoesNotRunWhileACaseIsOpen() {
        assertThat(verdict(false, null, TOLD)).isEqualTo(new NotYet(Reason.CASE_OPEN));
    }

    @Test
    void itDoesNotRunWhileSomethingIsStillDone() {
        assertThat(verdict(true, null, TOLD, Outcome.FULFILLED)).isEqualTo(new NotYet(Reason.FOLLOWED_UP));
    }

    @Test
    void itDoesNotRunBeforeThePersonKnowsOrCannotBeReached() {
        assertThat(verdict(false, null, null, Outcome.FULFILLED)).isEqualTo(new NotYet(Reason.NOT_TOLD));
        // Of something else, before.
        assertThat(verdict(false, null, CLOSED.minusSeconds(1), Outcome.FULFILLED))
                .isEqualTo(new NotYet(Reason.NOT_TOLD));
    }

    @Test
    void itDoesNotRunWhileALegalHoldKeepsIt() {
        RetentionFacts held = new RetentionFacts(
                Jurisdiction.of("DE"),
                true,
                List.of(Outcome.REFUSED),
                Optional.of(CLOSED),
                false,
                Optional.empty(),
                Optional.of(TOLD));

        assertThat(RetentionVerdict.of(held, schedule)).isEqualTo(new NotYet(Reason.HELD));
    }

    private RetentionVerdict verdict(
            boolean followedUp, Instant followUpEndedAt, Instant lastNoticeAt, Outcome... outcomes) {
        return RetentionVerdict.of(
                new RetentionFacts(
                        Jurisdiction.of("DE"),
                        false,
                        List.of(outcomes),
                        Optional.of(CLOSED),
                        followedUp,
                        Optional.ofNullable(followUpEndedAt),
                        Optional.ofNullable(lastNoticeAt)),
                schedule);
    }
}
