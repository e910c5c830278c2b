package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTextTest {

    private record Fields(
            @PersonalText(max = 5) Personal line,

            @PersonalText(max = 5, pattern = PersonalText.LINES)
            Personal lines) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "Łódź", "你好", "שלום", "a\u200fb", "👩‍🚀", "🚀🚀🚀🚀🚀"})
    void whatPeopleWriteIsAcceptable(String text) {
        assertThat(isValid("line", text)).isTrue();
        assertThat(isValid("lines", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u2003",
                "123456",
                "🚀🚀🚀🚀🚀🚀",
                "a\u0000",
                "\u0007a",
                "a\u0085",
                "\u202ea",
                "a\u2066",
                "\ud83d",
                "a\ude00"
            })
    void whatIsEmptyTooLongInvisibleOrMisleadingIsNot(String text) {
        assertThat(isValid("line", text)).isFalse();
        assertThat(isValid("lines", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u2028b"})
    void aLineEndIsAcceptableOnlyWhereThereMayBeSeveralLines(String text) {
        assertThat(isValid("line", text)).isFalse();
        assertThat(isValid("lines", text)).isTrue();
    }

    @Test
    void nothingIsAcceptable() {
        assertThat(validator("line").isValid(null, null)).isTrue();
    }

    private static boolean isValid(String field, String text) {
        return validator(field).isValid(Personal.of(text), null);
    }

    private static PersonalText.Validator validator(String field) {
        PersonalText.Validator validator = new PersonalText.Validator();
        validator.initialize((PersonalText) constraintOn(field));
        return validator;
    }

    private static Annotation constraintOn(String field) {
        try {
            return Fields.class.getDeclaredField(field).getAnnotation(PersonalText.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(field, e);
        }
    }
}
