package com.xiaomi.privacy.casework.packaging;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fonts of a page on paper. Together they have the letters of all our languages, and of most others in a person's data. */
enum PaperFont {
    DEJAVU("DejaVu Sans", "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"),
    SIMPLIFIED_CHINESE("Noto Sans SC", "/fonts/NotoSansSC_400Regular.ttf", PackageLanguage.SIMPLIFIED_CHINESE),
    TRADITIONAL_CHINESE("Noto Sans TC", "/fonts/NotoSansTC_400Regular.ttf", PackageLanguage.TRADITIONAL_CHINESE),
    JAPANESE("Noto Sans JP", "/fonts/NotoSansJP_400Regular.ttf", PackageLanguage.JAPANESE),
    KOREAN("Noto Sans KR", "/fonts/NotoSansKR_400Regular.ttf", PackageLanguage.KOREAN),
    THAI("Noto Sans Thai", "/fonts/NotoSansThai_400Regular.ttf", PackageLanguage.THAI),
    DEVANAGARI("Noto Sans Devanagari", "/fonts/NotoSansDevanagari_400Regular.ttf", PackageLanguage.HINDI),
    BENGALI("Noto Sans Bengali", "/fonts/NotoSansBengali_400Regular.ttf", PackageLanguage.BENGALI);

    private final String family;
    private final String file;
    private final Optional<PackageLanguage> language;

    PaperFont(String family, String file) {
        this.family = family;
        this.file = file;
        this.language = Optional.empty();
    }

    PaperFont(String family, String file, PackageLanguage language) {
        this.family = family;
        this.file = file;
        this.language = Optional.of(language);
    }

    /**
     * All, in the order in which a letter is looked for. The font of the language comes first: the same Han character looks different in
     * Chinese and Japanese, and words stay in one piece.
     */
    static List<PaperFont> inOrderOf(PackageLanguage language) {
        Stream<PaperFont> own = Arrays.stream(values()).filter(font -> font.isOf(language));
        Stream<PaperFont> others = Arrays.stream(values()).filter(font -> !font.isOf(language));
        return Stream.concat(own, others).toList();
    }

    /** As {@code font-family} has it. */
    public String family() {
        return family;
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

    private boolean isOf(PackageLanguage asked) {
        return language.filter(asked::equals).isPresent();
    }
}
