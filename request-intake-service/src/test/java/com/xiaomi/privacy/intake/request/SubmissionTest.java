package com.xiaomi.privacy.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.RightDetails;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionTest {

    private final ClearJson json = new ClearJson(new ObjectMapper().findAndRegisterModules());

    @Test
    void theSameBodyIsTheSameWhateverTheKey() {
        assertThat(json.write(submission("one", "ab", "c"))).isEqualTo(json.write(submission("two", "ab", "c")));
    }

    @Test
    void wordsMovedFromOneFieldToTheNextMakeAnotherBody() {
        assertThat(json.write(submission("key", "ab", "c"))).isNotEqualTo(json.write(submission("key", "a", "bc")));
    }

    @Test
    void anotherOrderOfRightsMakesAnotherBody() {
        AskedRight access = new AskedRight.Access(null);
        AskedRight question = new AskedRight.Question(new RightDetails.Question(Personal.of("Why?")));

        assertThat(json.write(submission("key", "a", "b", access, question)))
                .isNotEqualTo(json.write(submission("key", "a", "b", question, access)));
    }

    @Test
    void aSubmissionDoesNotPrintWhatThePersonWrote() {
        assertThat(submission("key", "Erika", "4711").toString()).doesNotContain("Erika", "4711", "@");
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

    private static Submission submission(String key, String name, String miId, AskedRight... rights) {
        return new Submission(
                key,
                "DE",
                null,
                "de",
                RequesterKind.SELF,
                new Contact(
                        Optional.of(Personal.of("erika@example.org")),
                        Optional.of(Personal.of(name)),
                        Optional.of(Personal.of(miId)),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "2024-12-16",
                false,
                new Arrival.Online(Optional.empty()),
                List.of(rights));
    }
}
