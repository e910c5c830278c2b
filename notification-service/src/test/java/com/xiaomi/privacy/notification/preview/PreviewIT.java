package com.xiaomi.privacy.notification.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reviews the texts sees every message in every language. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class PreviewIT {

    @Inject
    LetterPreviews previews;

    @ParameterizedTest
    @EnumSource
    void everyMessageIsWrittenInTheLanguage(HouseLanguage language) {
        for (MessageKind message : MessageKind.values()) {
            Letter letter = previews.of(message, language, "DE");

            assertThat(letter.language()).isEqualTo(message.isForStaff() ? "en" : language.tag());
            assertThat(letter.subject() + letter.text())
                    .as("%s in %s", message, language)
                    .doesNotContain("NOT_FOUND", "{", "}")
                    .doesNotContainPattern("[A-Z]_[A-Z]");
            assertThat(letter.html()).contains("<html lang=\"%s\"".formatted(letter.language()));
        }
    }

    @Test
    void thePageLeadsToAllOfThem() {
        String page = given().get("/internal/letters")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Stream<String> links = Arrays.stream(MessageKind.values())
                .filter(message -> !message.isForStaff())
                .flatMap(message -> Arrays.stream(HouseLanguage.values())
                        .map(language -> "\"/internal/letters/%s/%s\"".formatted(message, language.tag())));
        assertThat(links).allSatisfy(link -> assertThat(page).contains(link));
    }

    @Test
    void aLetterIsShownAsItWouldArrive() {
        given().get("/internal/letters/CASE_CLOSED/he?country=IL")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("style-src 'unsafe-inline'"))
                .body(containsString("dir=\"rtl\""))
                .body(containsString("Erika Mustermann"));
        given().get("/internal/letters/CASE_OVERDUE/en/text")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("/staff/#/cases/"));
    }

    @ParameterizedTest
    @CsvSource({"CASE_CLOSED, xx", "NO_SUCH_MESSAGE, en", "CASE_CLOSED, not a language"})
    void whatThereIsNotIsNotFound(String message, String language) {
        given().pathParams("message", message, "language", language)
                .get("/internal/letters/{message}/{language}")
                .then()
                .statusCode(404);
    }
}
