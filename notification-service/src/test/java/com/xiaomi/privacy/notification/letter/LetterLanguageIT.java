package com.xiaomi.privacy.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters speak the language of the person, its numbers, dates and direction. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class LetterLanguageIT extends LetterScenario {

    @Test
    void anUnknownLanguageIsAnsweredInEnglishAndADialectInItsLanguage() {
        assertThat(receipt("sw", "DE", NAMELESS).language()).isEqualTo("en");
        assertThat(receipt("de-AT", "AT", NAMELESS).language()).isEqualTo("de");
        assertThat(receipt("zh-HK", "HK", NAMELESS).language()).isEqualTo("zh-TW");
        assertThat(receipt("not a language", "DE", NAMELESS).language()).isEqualTo("en");
    }

    @Test
    void aReminderNamesTheLastDay() {
        IdentityEvent.Expiring expiring =
                new IdentityEvent.Expiring(REQUEST, Ids.next(), Instant.parse("2026-12-25T12:00:00Z"));

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | December 24, 2026 | €12.50",
                "de | 24. Dezember 2026 | 12,50 €",
                "fr | 24 décembre 2026 | 12,50 €",
                "pl | 24 grudnia 2026 | 12,50 €",
                "hu | 2026. december 24. | 12,50 EUR",
                "ja | 2026年12月24日 | €12.50",
                "hi | 24 दिसंबर 2026 | €12.50",
                "es-419 | 24 de diciembre de 2026 | EUR12.50",
                "th | 24 ธันวาคม ค.ศ. 2026 | €12.50",
                "ar | ديسمبر | 12.50"
            })
    void datesAndAmountsAreWrittenAsTheLanguageWritesThem(String language, String day, String amount) {
        Instant end = Instant.parse("2026-12-25T12:00:00Z");
        UUID id = Ids.next();

        assertThat(own(write(language, new IdentityEvent.Expiring(REQUEST, id, end))))
                .contains(day);
        assertThat(own(write(language, new CaseEvent.FeeQuoted(REQUEST, id, Right.ACCESS, id, 1_250, "EUR", end))))
                .contains(amount);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatNobodyHasReadWhoSpeaksTheLanguageSaysSoAndCarriesTheEnglishTextBelow(String language) {
        Letter letter = receipt(language, "DE", NAMELESS);

        boolean reviewed = HouseLanguage.nearest(language).isReviewed();
        assertThat(letter.language()).isEqualTo(language);
        assertThat(letter.text().contains("Your request 7K3M-9QXP-2A4W has reached us."))
                .isEqualTo(!reviewed || language.equals("en"));
        assertThat(letter.html().contains("<div lang=\"en\" dir=\"ltr\" class=\"other\">"))
                .isEqualTo(!reviewed);
        assertThat(letter.text().split("\\v\\v--\\v", -1)).hasSize(reviewed ? 2 : 3);
    }

    @Test
    void arabicAndHebrewRunFromTheRightAndANameOfTheOtherDirectionStaysInItsPlace() {
        assertThat(receipt("ar", "EG", NAMELESS).html()).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(receipt("he", "IL", named("Erika")).text()).contains("\u2068Erika\u2069");
        assertThat(receipt("he", "IL", named("\u05d3\u05e0\u05d4")).text())
                .contains("\u05e9\u05dc\u05d5\u05dd \u05d3\u05e0\u05d4,");
        assertThat(receipt("en", "GB", named("Erika")).text()).contains("Hello Erika,");
        assertThat(receipt("en", "GB", named("\u05d3\u05e0\u05d4")).text()).contains("\u2068\u05d3\u05e0\u05d4\u2069");
    }

    @ParameterizedTest
    @CsvSource({"en, 1 minute after", "de, 1 Minute lang", "pl, 1 minut", "lv, 1 min"})
    void aSingleMinuteIsCountedAsOne(String language, String words) {
        Letter letter = writer.write(
                context(language, "DE"),
                new IdentityEvent.ChallengeIssued(REQUEST, Ids.next(), Ids.next(), VerificationPurpose.CASE, 1),
                NAMELESS,
                new Enclosure.OneTimeCode(new Code(Personal.of("01234567"), 1)));

        assertThat(own(letter)).contains(words).doesNotContain("1 minutes", "1 Minuten");
    }
}
