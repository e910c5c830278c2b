package com.xiaomi.privacy.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.ExtensionReason;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.PeriodBasis;
import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class LetterIT {

    private static final UUID REQUEST = Ids.next();
    private static final List<String> REVIEW_REASONS = List.of(
            "UNREADABLE",
            "EXPIRED_DOCUMENT",
            "NAME_DIFFERS",
            "NOT_AUTHENTIC",
            "WRONG_DOCUMENT",
            "TOO_MUCH_COVERED",
            "OTHER_PERSON");
    private static final Contact NAMELESS = new Contact(Personal.of("erika@example.org"), null);

    @Inject
    LetterWriter writer;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyOutcomeOfEveryRightHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        for (Right right : Right.values()) {
            for (Outcome outcome : Outcome.values()) {
                texts.add(closed(language, right, outcome, List.of()).text());
            }
        }
        assertThat(texts).hasSize(Right.values().length * Outcome.values().length);
        assertThat(texts).noneMatch(text -> text.matches("(?s).*[A-Z]_[A-Z].*|.*NOT_FOUND.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyGroundHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        Arrays.stream(RefusalGround.values())
                .forEach(ground -> texts.add(closed(language, Right.ACCESS, Outcome.REFUSED, List.of(ground))
                        .text()));
        assertThat(texts).hasSize(RefusalGround.values().length);
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglishAndADialectInItsLanguage() {
        assertThat(receipt("fi", "DE", NAMELESS).language()).isEqualTo("en");
        assertThat(receipt("de-AT", "AT", NAMELESS).language()).isEqualTo("de");
        assertThat(receipt("not a language", "DE", NAMELESS).language()).isEqualTo("en");
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
    @ValueSource(strings = {"en", "de"})
    void theSecretOfAnAccessLinkStandsBehindTheHashOnly(String language) {
        Letter letter = writer.write(
                context(language, "DE"),
                new RequestEvent.AccessRequested(REQUEST, Ids.next()),
                NAMELESS,
                new Enclosure.Access(
                        new AccessLink(Personal.of("s3cr3t_token"), Instant.parse("2026-11-25T10:15:00Z"))));

        assertThat(letter.text()).containsPattern("https?://[^ #]+/#/requests/[0-9A-Z-]{14}/s3cr3t_token\\s");
        assertThat(letter.html()).contains("/s3cr3t_token");
        assertThat(letter.text()).contains("25", "10:15").doesNotContain("NOT_FOUND");
        assertThat(letter.subject()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
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
                .contains("25", "10:15")
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
    @ValueSource(strings = {"en", "de"})
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
        assertThat(letters.get(6).text()).contains("20").contains("2027");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.language()).isEqualTo(language);
            assertThat(letter.text()).contains("/requests/7K3M-9QXP-2A4W").doesNotContain(id.toString());
        });
        assertThat(letters.get(2).text()).contains(language.equals("de") ? "12,50" : "12.50");
        assertThat(letters.get(3).text()).contains("20").contains("2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyOutcomeAndReasonOfAReviewHasItsOwnWords(String language) {
        Set<String> texts = new HashSet<>();
        for (ReviewOutcome outcome : ReviewOutcome.values()) {
            texts.add(reviewed(language, outcome, List.of()).text());
            REVIEW_REASONS.forEach(reason ->
                    texts.add(reviewed(language, outcome, List.of(reason)).text()));
        }
        assertThat(texts).hasSize(ReviewOutcome.values().length * (REVIEW_REASONS.size() + 1));
        assertThat(texts).noneMatch(text -> text.matches("(?s).*[A-Z]_[A-Z].*|.*NOT_FOUND.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
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
            texts.add(letter.text());
        }
        assertThat(texts).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void whoeverObtainedARestrictionIsToldTheDayBeforeItIsLiftedAndHowToObject(String language) {
        Instant now = Instant.parse("2026-11-29T09:00:00Z");
        LocalDate day = LocalDate.of(2027, 1, 15);
        List<Letter> letters = Stream.<PrivacyEvent>of(
                        new CaseEvent.RestrictionLiftAnnounced(REQUEST, Ids.next(), Right.RESTRICTION, day, now),
                        new CaseEvent.RestrictionKept(REQUEST, Ids.next(), Right.RESTRICTION, now),
                        new CaseEvent.RestrictionLifted(REQUEST, Ids.next(), Right.RESTRICTION, now))
                .map(event -> writer.write(context(language, "DE"), event, NAMELESS, new Enclosure.Nothing()))
                .toList();

        assertThat(letters.getFirst().text())
                .contains(language.equals("de") ? "15. Januar 2027" : "January 15, 2027")
                .contains(language.equals("de") ? "Antworten Sie" : "answer in the conversation")
                .contains("/requests/7K3M-9QXP-2A4W");
        assertThat(letters).extracting(Letter::subject).doesNotHaveDuplicates();
        assertThat(letters)
                .extracting(Letter::text)
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.contains("NOT_FOUND"));
    }

    @Test
    void aReminderNamesTheLastDay() {
        IdentityEvent.Expiring expiring =
                new IdentityEvent.Expiring(REQUEST, Ids.next(), Instant.parse("2026-12-24T10:00:00Z"));

        assertThat(writer.write(context("en", "DE"), expiring, NAMELESS, new Enclosure.Nothing())
                        .text())
                .contains("December 24, 2026");
        assertThat(writer.write(context("de", "DE"), expiring, NAMELESS, new Enclosure.Nothing())
                        .text())
                .contains("24. Dezember 2026");
    }

    @Test
    void anAmountHasTheDecimalsOfItsCurrency() {
        Letter letter = writer.write(
                context("en", "JP"),
                new CaseEvent.FeeQuoted(REQUEST, Ids.next(), Right.ACCESS, Ids.next(), 300, "JPY", Instant.now()),
                NAMELESS,
                new Enclosure.Nothing());

        assertThat(letter.text()).contains("300").doesNotContain("300.0", "3.00");
    }

    @Test
    void whereNoAuthorityIsKnownTheMailStillSaysThatOneCanComplain() {
        Letter letter = writer.write(
                context("en", "AQ"),
                new CaseEvent.Closed(
                        REQUEST, Ids.next(), Right.ACCESS, Outcome.REFUSED, List.of(), null, Instant.now()),
                NAMELESS,
                new Enclosure.Nothing());

        assertThat(letter.text()).contains("complain to the supervisory authority of your country");
    }

    private Letter receipt(String language, String country, Contact contact) {
        RequestContext context = context(language, country);
        return writer.write(context, submitted(language, country), contact, new Enclosure.Nothing());
    }

    private Letter closed(String language, Right right, Outcome outcome, List<RefusalGround> grounds) {
        return writer.write(
                context(language, "DE"),
                new CaseEvent.Closed(REQUEST, Ids.next(), right, outcome, grounds, null, Instant.EPOCH),
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

    private static Contact named(String name) {
        return new Contact(Personal.of("erika@example.org"), Personal.of(name));
    }

    private static RequestContext context(String language, String country) {
        return new RequestContext(submitted(language, country));
    }

    private static RequestEvent.Submitted submitted(String language, String country) {
        return new RequestEvent.Submitted(
                REQUEST,
                "7K3M-9QXP-2A4W",
                Ids.next(),
                Cell.EU,
                country,
                null,
                language,
                RequesterKind.SELF,
                Instant.now(),
                "2024-12-16",
                List.of(new RequestEvent.RequestedCase(Ids.next(), Right.ACCESS, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }
}
