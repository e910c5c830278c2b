package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** All that people read in their packages is there in every language, and is in that language. */
class PackageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    // What is no word of any language.
    private static final Pattern NO_WORDS = Pattern.compile("\\{\\w+}|(manifest|index|report)[.\\w]+|\\.csv");
    // "Bytes" are called so in many languages, "data" in some.
    private static final Set<String> SAME_IN_OTHER_LANGUAGES = Set.of("bytes", "category");

    @Test
    void eachLanguageHasAFileAndEachFileALanguage() throws IOException, URISyntaxException {
        Path folder = Path.of(PackageTexts.class
                        .getResource("/messages/pack_de.properties")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("pack_")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(PackageLanguage.values())
                            .filter(language -> language != PackageLanguage.ENGLISH)
                            .map(language -> "pack_%s.properties".formatted(language.tag()))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextIsThereWithTheSameFactsInIt(PackageLanguage language) {
        Map<String, String> english = BundleTexts.of(PackageLanguage.ENGLISH);
        Map<String, String> texts = BundleTexts.of(language);

        assertThat(texts)
                .containsOnlyKeys(english.keySet())
                .allSatisfy((key, text) -> assertThat(text)
                        .isNotBlank()
                        .isEqualTo(text.strip())
                        .satisfies(same -> assertThat(facts(same)).isEqualTo(facts(english.get(key)))));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void noTextWasLeftInEnglish(PackageLanguage language) {
        Map<String, String> english = BundleTexts.of(PackageLanguage.ENGLISH);

        assertThat(BundleTexts.of(language))
                .allSatisfy((key, text) -> assertThat(text)
                        .matches(same ->
                                SAME_IN_OTHER_LANGUAGES.contains(key) || !same.equalsIgnoreCase(english.get(key))));
    }

    @ParameterizedTest
    @EnumSource
    void everyTextIsWrittenInTheLettersOfItsLanguage(PackageLanguage language) {
        Set<UnicodeScript> own = scripts(language);

        assertThat(BundleTexts.of(language))
                .allSatisfy((key, text) -> assertThat(scriptsOf(text))
                        .isNotEmpty()
                        .matches(found -> key.equals("bytes") || own.containsAll(found), "only letters of " + own));
    }

    private static Set<UnicodeScript> scriptsOf(String text) {
        return NO_WORDS.matcher(text)
                .replaceAll("")
                .codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
    }

    private static Set<String> facts(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<UnicodeScript> scripts(PackageLanguage language) {
        return switch (language) {
            case BULGARIAN, RUSSIAN, UKRAINIAN -> EnumSet.of(UnicodeScript.CYRILLIC);
            case GREEK -> EnumSet.of(UnicodeScript.GREEK);
            case ARABIC -> EnumSet.of(UnicodeScript.ARABIC);
            case HEBREW -> EnumSet.of(UnicodeScript.HEBREW);
            case HINDI -> EnumSet.of(UnicodeScript.DEVANAGARI);
            case BENGALI -> EnumSet.of(UnicodeScript.BENGALI);
            case THAI -> EnumSet.of(UnicodeScript.THAI);
            case KOREAN -> EnumSet.of(UnicodeScript.HANGUL);
            case JAPANESE -> EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
            case SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE -> EnumSet.of(UnicodeScript.HAN);
            default -> EnumSet.of(UnicodeScript.LATIN);
        };
    }
}
