package com.xiaomi.privacy.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters say what they are to say, in every language, and nothing that a person wrote breaks out of its place. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class LetterIT extends LetterScenario {

    private static final List<String> REVIEW_REASONS = List.of(
            "UNREADABLE",
            "EXPIRED_DOCUMENT",
            "NAME_DIFFERS",
            "NOT_AUTHENTIC",
            "WRONG_DOCUMENT",
            "TOO_MUCH_COVERED",
            "OTHER_PERSON");

    @ParameterizedTest
    @MethodSource("languages")
    void everyOutcomeOfEveryRightHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        for (Right right : Right.values()) {
            for (Outcome outcome : Outcome.values()) {
                texts.add(own(closed(language, right, outcome, List.of())));
            }
        }
        assertThat(texts).hasSize(Right.values().length * Outcome.values().length);
        assertThat(texts).noneMatch(text -> text.matches("(?s).*[A-Z]_[A-Z].*|.*NOT_FOUND.*"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyGroundHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        Arrays.stream(RefusalGround.values())
                .forEach(ground -> texts.add(own(closed(language, Right.ACCESS, Outcome.REFUSED, List.of(ground)))));
        assertThat(texts).hasSize(RefusalGround.values().length);
    }

    @Test
    void peopleInIndiaAreToldTheirGrievanceOfficer() {
        assertThat(receipt("en", "IN", NAMELESS).text()).contains("Grievance Officer: ");
        assertThat(receipt("en", "DE", NAMELESS).text()).doesNotContain("Grievance Officer");
    }

    @Test
    void aNameIsShownAsTextAndNeverRunAsMarkupOrTemplate() {
        Letter letter = receipt("en", "DE", named("<img src=x onerror=alert(1)>{letter.footer}{#if true}"));

        assertThat(letter.html())
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;{letter.footer}{#if true}");
        assertThat(letter.text()).contains("Hello <img src=x onerror=alert(1)>{letter.footer}{#if true},");
    }

    @Test
    void aNameCannotAddLinesOfItsOwn() {
        Letter letter = receipt("en", "DE", named("Erika,\r\n\r\nYour code is 1234.\u2028Send it to\u0007 us"));

        assertThat(letter.text().lines().findFirst()).contains("Hello Erika, Your code is 1234. Send it to us,");
        assertThat(letter.subject()).doesNotContain("Erika");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theSecretOfAnAccessLinkStandsBehindTheHashOnly(String language) {
        Letter letter = writer.write(
                context(language, "DE"),
                new RequestEvent.AccessRequested(REQUEST, Ids.next()),
                NAMELESS,
                new Enclosure.Access(
                        new AccessLink(Personal.of("s3cr3t_token"), Instant.parse("2026-11-25T10:15:00Z"))));

        assertThat(letter.text()).containsPattern("https?://[^ #]+/#/requests/[0-9A-Z-]{14}/s3cr3t_token\\s");
        assertThat(letter.html()).contains("/s3cr3t_token");
        assertThat(letter.text()).doesNotContain("NOT_FOUND");
        assertThat(letter.subject()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aChangeOfContactIsWordedInEveryLanguage(String language) {
        Letter question = writer.write(
                context(language, "DE"),
                new RequestEvent.ContactChangeAsked(REQUEST, Ids.next()),
                NAMELESS,
                new Enclosure.NewContact(new ContactChange(
                        Personal.of("new@example.org"),
                        Personal.of("s3cr3t_token"),
                        Instant.parse("2026-11-25T10:15:00Z"))));
        Letter notice = writer.write(
                context(language, "DE"),
                new RequestEvent.ContactChanged(REQUEST, Ids.next(), Instant.now(), Ids.next()),
                NAMELESS,
                new Enclosure.Nothing());

        assertThat(question.text())
                .containsPattern("https?://[^ #]+/#/requests/[0-9A-Z-]{14}/contact/s3cr3t_token\\s")
                .doesNotContain("NOT_FOUND", "new@example.org");
        assertThat(notice.text()).contains("Xiaomi Technology Netherlands").doesNotContain("NOT_FOUND", "contact/");
    }

    @Test
    void theCodeStandsInBothPartsWithItsValidityAndAWarning() {
        Letter letter = writer.write(
                context("en", "DE"),
                new IdentityEvent.ChallengeIssued(REQUEST, Ids.next(), Ids.next(), VerificationPurpose.CASE, 1),
                NAMELESS,
                new Enclosure.OneTimeCode(new Code(Personal.of("01234567"), 7)));

        assertThat(letter.text())
                .contains("01234567", "7 minutes", "Never tell the code")
                .containsPattern("https?://[^ #]+/#/requests/[0-9A-Z-]{14}/verifications/[0-9a-f-]{36}/01234567\\s");
        assertThat(letter.html()).contains("01234567");
        assertThat(letter.subject()).doesNotContain("01234567");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatIsToBeReadOnThePageOfTheRequestIsOnlyAnnounced(String language) {
        UUID id = Ids.next();
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        LocalDate due = LocalDate.of(2027, 1, 20);
        List<PrivacyEvent> told = List.of(
                new RequestEvent.MessageSent(REQUEST, id, null, now),
                new RequestEvent.QuestionAsked(REQUEST, id, id, id, now),
                new CaseEvent.FeeQuoted(REQUEST, id, Right.ACCESS, id, 1_250, "EUR", now),
                new CaseEvent.AppealReceived(REQUEST, id, Right.ACCESS, id, due, PeriodBasis.PUBLISHED_PERIOD, now),
                new CaseEvent.Reopened(REQUEST, id, Right.ACCESS, now),
                new CaseEvent.PackageHandedOver(REQUEST, id, Right.PORTABILITY, id, now),
                new CaseEvent.Extended(REQUEST, id, Right.ACCESS, ExtensionReason.COMPLEXITY, due, now),
                new CaseEvent.Extended(REQUEST, id, Right.ACCESS, ExtensionReason.NUMBER_OF_REQUESTS, null, now));

        List<Letter> letters = told.stream()
                .map(event -> writer.write(context(language, "DE"), event, NAMELESS, new Enclosure.Nothing()))
                .toList();

        assertThat(letters.subList(0, letters.size() - 1))
                .extracting(Letter::subject)
                .doesNotHaveDuplicates();
        assertThat(letters).extracting(Letter::text).doesNotHaveDuplicates();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.language()).isEqualTo(language);
            assertThat(letter.text()).contains("/requests/7K3M-9QXP-2A4W").doesNotContain(id.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyOutcomeAndReasonOfAReviewHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        for (ReviewOutcome outcome : ReviewOutcome.values()) {
            texts.add(own(reviewed(language, outcome, List.of())));
            REVIEW_REASONS.forEach(reason -> texts.add(own(reviewed(language, outcome, List.of(reason)))));
        }
        assertThat(texts).hasSize(ReviewOutcome.values().length * (REVIEW_REASONS.size() + 1));
        assertThat(texts).noneMatch(text -> text.matches("(?s).*[A-Z]_[A-Z].*|.*NOT_FOUND.*"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aDataSubjectIsToldAsWhatSomebodyActsAndForWhatAndAnswersByTheLink(String language) {
        UUID mandate = Ids.next();
        Set<String> texts = new HashSet<>();
        for (String kind : List.of("PARENT", "GUARDIAN", "AGENT", "LAWYER", "OF_A_NEWER_VERSION")) {
            Letter letter = writer.write(
                    context(language, "DE"),
                    new IdentityEvent.MandateConfirmationAsked(REQUEST, Ids.next(), mandate),
                    NAMELESS,
                    new Enclosure.Question(
                            new Confirmation(Personal.of("s3cr3t_code"), kind, List.of(Right.ACCESS, Right.ERASURE))));
            assertThat(letter.text()).containsPattern("https?://[^ #]+/#/mandates/" + mandate + "/s3cr3t_code\\s");
            assertThat(letter.text()).doesNotContain("/requests/").doesNotContainPattern("[A-Z]_[A-Z]|NOT_FOUND");
            assertThat(letter.subject()).doesNotContain("s3cr3t");
            texts.add(own(letter));
        }
        assertThat(texts).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whoeverObtainedARestrictionIsToldTheDayBeforeItIsLiftedAndHowToObject(String language) {
        Instant now = Instant.parse("2026-11-29T09:00:00Z");
        LocalDate day = LocalDate.of(2027, 1, 15);
        List<Letter> letters = Stream.<PrivacyEvent>of(
                        new CaseEvent.RestrictionLiftAnnounced(REQUEST, Ids.next(), Right.RESTRICTION, day, now),
                        new CaseEvent.RestrictionKept(REQUEST, Ids.next(), Right.RESTRICTION, now),
                        new CaseEvent.RestrictionLifted(REQUEST, Ids.next(), Right.RESTRICTION, now))
                .map(event -> writer.write(context(language, "DE"), event, NAMELESS, new Enclosure.Nothing()))
                .toList();

        assertThat(letters.getFirst().text()).contains("/requests/7K3M-9QXP-2A4W");
        assertThat(letters).extracting(Letter::subject).doesNotHaveDuplicates();
        assertThat(letters)
                .extracting(Letter::text)
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.contains("NOT_FOUND"));
    }

    @Test
    void whereNoAuthorityIsKnownTheMailStillSaysThatOneCanComplain() {
        Letter letter = writer.write(
                context("en", "AQ"),
                new CaseEvent.Closed(
                        REQUEST, Ids.next(), Right.ACCESS, Outcome.REFUSED, List.of(), null, null, Instant.now()),
                NAMELESS,
                new Enclosure.Nothing());

        assertThat(letter.text()).contains("complain to the supervisory authority of your country");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void remindersSayWhatTheyRemindOf(String language) {
        UUID id = Ids.next();
        Instant end = Instant.now().plus(Duration.ofDays(2));
        List<PrivacyEvent> told = List.of(
                new RequestEvent.QuestionAsked(REQUEST, id, id, id, end),
                new CaseEvent.FeeQuoted(REQUEST, id, Right.ACCESS, id, 1_250, "EUR", end),
                new CaseEvent.Closed(REQUEST, id, Right.ACCESS, Outcome.FULFILLED, List.of(), end, null, end));

        for (PrivacyEvent event : told) {
            Letter reminder = writer.remind(context(language, "DE"), event, NAMELESS);
            assertThat(reminder.subject())
                    .contains("7K3M-9QXP-2A4W")
                    .isNotEqualTo(write(language, event).subject());
            assertThat(reminder.text()).contains("/requests/7K3M-9QXP-2A4W").doesNotContain("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatFollowsAProofAndADecisionIsToldInEveryLanguage(String language) {
        UUID id = Ids.next();
        Instant now = Instant.now();
        List<Letter> letters = Stream.<PrivacyEvent>of(
                        new IdentityEvent.Verified(
                                REQUEST, id, AssuranceLevel.CONTACT, VerificationPurpose.CASE, now, List.of(id)),
                        new IdentityEvent.Expired(REQUEST, id, now),
                        carriedOut(Right.ACCESS))
                .map(event -> write(language, event))
                .toList();

        assertThat(letters).extracting(Letter::subject).doesNotHaveDuplicates();
        assertThat(letters).extracting(Letter::text).noneMatch(text -> text.contains("NOT_FOUND"));
    }

    @Test
    void whatIsCarriedOutNamesItsRightUnlessTheEventIsTooOldToSayIt() {
        assertThat(own(write("de", carriedOut(Right.ERASURE))))
                .contains("Ihre Anfrage 7K3M-9QXP-2A4W ("
                        + Wording.in(HouseLanguage.GERMAN).right(Right.ERASURE) + ") entschieden");
        assertThat(own(write("de", carriedOut(null)))).contains("Ihre Anfrage 7K3M-9QXP-2A4W entschieden");
    }

    @Test
    void peopleAreLedToWhatTheyCanDoThemselves() {
        assertThat(closed("en", Right.ERASURE, Outcome.FULFILLED, List.of()).text())
                .contains("Delete your account yourself:\nhttps://account.example.org/delete\n");
        assertThat(closed("en", Right.RESTRICTION, Outcome.FULFILLED, List.of()).html())
                .contains("<a href=\"https://account.example.org/freeze\">Freeze your account yourself</a>");
        assertThat(receipt("en", "DE", NAMELESS).text()).contains("https://account.example.org/data\n");
        assertThat(closed("en", Right.QUESTION, Outcome.FULFILLED, List.of()).text())
                .doesNotContain("account.example.org");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whoMayWantToContestADecisionReadsWithItWhereThatIsShown(Outcome outcome) {
        boolean isAgainstThem = EnumSet.of(Outcome.REFUSED, Outcome.PARTIALLY_FULFILLED, Outcome.EXPIRED)
                .contains(outcome);

        assertThat(closed("en", Right.ACCESS, outcome, List.of())
                        .text()
                        .contains("whether, how and until when you can contest our decision"))
                .isEqualTo(isAgainstThem);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aDecisionNamesTheLastDayOnWhichItCanBeContested(String language) {
        LocalDate last = LocalDate.of(2027, 3, 12);
        Wording wording = Wording.in(HouseLanguage.find(language).orElseThrow());

        Letter letter = write(
                language,
                new CaseEvent.Closed(
                        REQUEST, Ids.next(), Right.ACCESS, Outcome.REFUSED, List.of(), null, last, Instant.EPOCH));

        assertThat(own(letter))
                .contains(wording.texts().closedAppealUntil(wording.day(last)))
                .doesNotContain(wording.texts().closedAppeal());
        assertThat(wording.texts().closedAppealUntil(wording.day(last))).contains(wording.day(last));
    }

    private Letter closed(String language, Right right, Outcome outcome, List<RefusalGround> grounds) {
        return writer.write(
                context(language, "DE"),
                new CaseEvent.Closed(REQUEST, Ids.next(), right, outcome, grounds, null, null, Instant.EPOCH),
                NAMELESS,
                new Enclosure.Nothing());
    }

    private Letter reviewed(String language, ReviewOutcome outcome, List<String> reasons) {
        return writer.write(
                context(language, "DE"),
                new IdentityEvent.EvidenceReviewed(REQUEST, REQUEST, REQUEST, outcome, reasons, Instant.EPOCH),
                NAMELESS,
                new Enclosure.Nothing());
    }

    private static CaseEvent.StateChanged carriedOut(Right right) {
        return new CaseEvent.StateChanged(
                REQUEST, Ids.next(), right, CaseState.IN_REVIEW, CaseState.IN_FULFILMENT, "grant", null, Instant.now());
    }
}
