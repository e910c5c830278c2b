package com.xiaomi.privacy.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    @Test
    void theSameBodyIsTheSameWhateverTheKey() {
        assertThat(submission("one", "ab", "c", Right.ACCESS).canonical())
                .isEqualTo(submission("two", "ab", "c", Right.ACCESS).canonical());
    }

    @Test
    void wordsMovedFromOneFieldToTheNextMakeAnotherBody() {
        assertThat(submission("key", "ab", "c", Right.ACCESS).canonical())
                .isNotEqualTo(submission("key", "a", "bc", Right.ACCESS).canonical());
    }

    @Test
    void anotherOrderOfRightsMakesAnotherBody() {
        assertThat(submission("key", "a", "b", Right.ACCESS, Right.ERASURE).canonical())
                .isNotEqualTo(
                        submission("key", "a", "b", Right.ERASURE, Right.ACCESS).canonical());
    }

    @Test
    void aSubmissionDoesNotPrintWhatThePersonWrote() {
        assertThat(submission("key", "Erika", "4711", Right.ACCESS).toString()).doesNotContain("Erika", "4711", "@");
    }

    @Test
    void aTrackingTokenMatchesOnlyItsOwnHash() {
        TrackingToken token = TrackingToken.random();

        assertThat(TrackingToken.sent(token.reveal()).matches(token.hash())).isTrue();
        assertThat(TrackingToken.sent(token.reveal() + "x").matches(token.hash()))
                .isFalse();
        assertThat(token.matches(TrackingToken.nobodysHash())).isFalse();
        assertThat(token.toString()).doesNotContain(token.reveal());
    }

    private static Submission submission(String key, String name, String miId, Right... rights) {
        return new Submission(
                key,
                Cell.EU,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                new Contact(
                        Personal.of("erika@example.org"),
                        Optional.of(Personal.of(name)),
                        Optional.of(Personal.of(miId))),
                Optional.empty(),
                "2024-12-16",
                List.of(rights));
    }
}
