package com.xiaomi.privacy.printed;

import com.xiaomi.privacy.foundation.language.HouseLanguage;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fonts of a page on paper. Together they have the letters of all our languages, and of most others in a person's data. */
public enum PaperFont {
    /** For everything else: Latin, Greek, Cyrillic, Arabic, Hebrew, and signs. */
    DEJAVU("DejaVu Sans", "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf", Set.of(), Optional.empty()),
    SIMPLIFIED_CHINESE("SC", HouseLanguage.SIMPLIFIED_CHINESE, UnicodeScript.HAN),
    TRADITIONAL_CHINESE("TC", HouseLanguage.TRADITIONAL_CHINESE, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
    JAPANESE("JP", HouseLanguage.JAPANESE, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
    KOREAN("KR", HouseLanguage.KOREAN, UnicodeScript.HANGUL),
    THAI("Thai", HouseLanguage.THAI, UnicodeScript.THAI),
    DEVANAGARI("Devanagari", HouseLanguage.HINDI, UnicodeScript.DEVANAGARI),
    BENGALI("Bengali", HouseLanguage.BENGALI, UnicodeScript.BENGALI);

    private final String family;
    private final String file;
    private final Set<UnicodeScript> scripts;
    private final Optional<HouseLanguage> language;

    /** One of Noto Sans, as {@code fonts.xml} brings it. */
    PaperFont(String part, HouseLanguage language, UnicodeScript... scripts) {
        this(
                "Noto Sans " + part,
                "/fonts/NotoSans%s_400Regular.ttf".formatted(part),
                Set.of(scripts),
                Optional.of(language));
    }

    PaperFont(String family, String file, Set<UnicodeScript> scripts, Optional<HouseLanguage> language) {
        this.family = family;
        this.file = file;
        this.scripts = scripts;
        this.language = language;
    }

    /**
     * All, in the order in which a letter is looked for. The font of the language comes first: the same Han character looks different in
     * Chinese and Japanese, and words stay in one piece.
     */
    public static List<PaperFont> inOrderOf(HouseLanguage language) {
        Stream<PaperFont> own = Arrays.stream(values()).filter(font -> font.isOf(language));
        Stream<PaperFont> others = Arrays.stream(values()).filter(font -> !font.isOf(language));
        return Stream.concat(own, others).toList();
    }

    /** As {@code font-family} has it. */
    public String family() {
        return family;
    }

    /** Whether a text has letters of the scripts that this font is for. */
    boolean isNeededFor(String text) {
        return text.codePoints().mapToObj(UnicodeScript::of).anyMatch(scripts::contains);
    }

    /** Whether the look and place of a letter depend on its neighbours, by rules in the font that the PDF library does not apply. */
    boolean isShaped() {
        return switch (this) {
            case THAI, DEVANAGARI, BENGALI -> true;
            case DEJAVU, SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE, JAPANESE, KOREAN -> false;
        };
    }

    /** TrueType. The caller closes it. */
    InputStream open() {
        return PaperFont.class.getResourceAsStream(file);
    }

    private boolean isOf(HouseLanguage asked) {
        return language.filter(asked::equals).isPresent();
    }
}
