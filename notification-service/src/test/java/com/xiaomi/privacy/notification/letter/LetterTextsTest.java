package com.xiaomi.privacy.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LetterTextsTest {

    private static final Path GERMAN = Path.of("src/main/resources/messages/letter_de.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CASE = Pattern.compile("\\{#case '([A-Z_]+)'}");

    @Test
    void everySentenceExistsInGermanToo() throws IOException {
        assertThat(german().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LetterTexts.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void bothLanguagesUseTheSameValuesAndCases() throws IOException {
        Properties german = german();
        for (Method sentence : LetterTexts.class.getDeclaredMethods()) {
            String english = sentence.getAnnotation(Message.class).value();
            String translated = german.getProperty(sentence.getName());
            assertThat(found(PLACEHOLDER, translated)).as(sentence.getName()).isEqualTo(found(PLACEHOLDER, english));
            assertThat(found(CASE, translated)).as(sentence.getName()).isEqualTo(found(CASE, english));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties german() throws IOException {
        Properties german = new Properties();
        try (Reader reader = Files.newBufferedReader(GERMAN, StandardCharsets.UTF_8)) {
            german.load(reader);
        }
        return german;
    }
}
