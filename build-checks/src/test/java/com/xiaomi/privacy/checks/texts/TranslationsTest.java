package com.xiaomi.privacy.checks.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.PluralRules;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All that people read is there in every language, says the same, and is in that language. */
class TranslationsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CASE = Pattern.compile("\\{#case '(\\w+)'}");
    private static final Pattern PLURAL = Pattern.compile("\\{#switch count}(.*?)\\{/switch}");
    // What is no word of any language, or the title that an Indian law gives.
    private static final Pattern NO_WORDS =
            Pattern.compile("\\{[^}]*}|(manifest|index|report)[.\\w]+|\\.csv|UTC|Grievance Officer|(?i:e-mail)");
    // "Bytes" are called so in many languages, "data" in some; the others are made of values only.
    private static final Set<String> SAME_IN_OTHER_LANGUAGES =
            Set.of("bytes", "category", "closedBody", "grievanceOfficer");
    // Shorter ones are too short to tell a language by.
    private static final int ENOUGH_TO_TELL = 200;
    private static final long COUNTED_TO = 200;

    private static final LanguageDetector DETECTOR = new OptimaizeLangDetector().loadModels();

    static Stream<Bundle> bundles() {
        return Bundle.translated().stream();
    }

    static Stream<Arguments> translations() {
        return bundles()
                .flatMap(bundle -> Arrays.stream(HouseLanguage.values())
                        .filter(language -> language != HouseLanguage.ENGLISH)
                        .map(language -> Arguments.of(bundle, language)));
    }

    @Test
    void what_people_get_is_translated() {
        assertThat(bundles().map(Bundle::name)).containsExactlyInAnyOrder("pack", "letter");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void each_language_has_a_file_and_each_file_a_language(Bundle bundle) {
        assertThat(bundle.files())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HouseLanguage.values())
                        .filter(language -> language != HouseLanguage.ENGLISH)
                        .map(language -> Bundle.file(bundle.name(), language))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void every_text_is_there_with_the_same_facts_and_cases(Bundle bundle, HouseLanguage language) {
        Map<String, String> english = bundle.texts(HouseLanguage.ENGLISH);

        assertThat(bundle.texts(language))
                .containsOnlyKeys(english.keySet())
                .allSatisfy((key, text) -> assertThat(text)
                        .isNotBlank()
                        .isEqualTo(text.strip())
                        .satisfies(
                                same -> assertThat(facts(same)).isEqualTo(facts(english.get(key))),
                                same -> assertThat(cases(same)).isEqualTo(cases(english.get(key)))));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void every_count_has_the_forms_of_the_language(Bundle bundle, HouseLanguage language) {
        PluralRules rules = PluralRules.forLocale(language.locale());
        Set<String> needed = LongStream.rangeClosed(1, COUNTED_TO)
                .mapToObj(rules::select)
                .filter(form -> !form.equals(PluralRules.KEYWORD_OTHER))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(bundle.texts(language))
                .allSatisfy((key, text) -> PLURAL.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .forEach(forms -> assertThat(found(CASE, forms)).isEqualTo(needed)));
        assertThat(counted(bundle, language))
                .isEqualTo(needed.isEmpty() ? Set.of() : counted(bundle, HouseLanguage.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_text_was_left_in_english(Bundle bundle, HouseLanguage language) {
        Map<String, String> english = bundle.texts(HouseLanguage.ENGLISH);

        assertThat(bundle.texts(language))
                .allSatisfy((key, text) -> assertThat(text)
                        .matches(same ->
                                SAME_IN_OTHER_LANGUAGES.contains(key) || !same.equalsIgnoreCase(english.get(key))));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void every_text_is_written_in_the_letters_of_its_language(Bundle bundle, HouseLanguage language) {
        Set<UnicodeScript> own = scripts(language);

        assertThat(bundle.texts(language))
                .allSatisfy((key, text) -> assertThat(scriptsOf(text))
                        .matches(found -> key.equals("bytes") || own.containsAll(found), "only letters of " + own));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void longer_texts_are_in_the_language(Bundle bundle, HouseLanguage language) {
        assertThat(bundle.texts(language))
                .allSatisfy((key, text) -> assertThat(text)
                        .matches(
                                words -> NO_WORDS.matcher(words).replaceAll("").length() < ENOUGH_TO_TELL
                                        || detectable(language).contains(detected(words)),
                                "in " + language + ", not " + detected(text)));
    }

    private static String detected(String text) {
        return DETECTOR.detect(NO_WORDS.matcher(text).replaceAll(" ")).getLanguage();
    }

    /** As the detector names it; languages that it can't tell from one another in a few sentences stand together. */
    private static List<String> detectable(HouseLanguage language) {
        return switch (language) {
            case NORWEGIAN, DANISH -> List.of("no", "da");
            case INDONESIAN, MALAY -> List.of("id", "ms");
            case SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE -> List.of("zh-CN", "zh-TW");
            default -> List.of(language.locale().getLanguage());
        };
    }

    private static Set<String> counted(Bundle bundle, HouseLanguage language) {
        return bundle.texts(language).entrySet().stream()
                .filter(text -> PLURAL.matcher(text.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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
        return found(PLACEHOLDER, text);
    }

    private static Set<String> cases(String text) {
        return found(CASE, PLURAL.matcher(text).replaceAll(""));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<UnicodeScript> scripts(HouseLanguage language) {
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
