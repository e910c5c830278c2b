package com.xiaomi.privacy.foundation.language;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The languages in which people can read what we write to them: the official languages of the European Union, and others that people use
 * with us. Where texts are translated, each but English has a file {@code messages/<bundle>_<tag>.properties}.
 */
public enum HouseLanguage {
    ENGLISH("en"),
    BULGARIAN("bg"),
    CROATIAN("hr"),
    CZECH("cs"),
    DANISH("da"),
    DUTCH("nl"),
    ESTONIAN("et"),
    FINNISH("fi"),
    FRENCH("fr"),
    GERMAN("de"),
    GREEK("el"),
    HUNGARIAN("hu"),
    IRISH("ga"),
    ITALIAN("it"),
    LATVIAN("lv"),
    LITHUANIAN("lt"),
    MALTESE("mt"),
    POLISH("pl"),
    PORTUGUESE("pt"),
    ROMANIAN("ro"),
    SLOVAK("sk"),
    SLOVENE("sl"),
    SPANISH("es"),
    SWEDISH("sv"),
    ARABIC("ar"),
    BENGALI("bn"),
    BRAZILIAN_PORTUGUESE("pt-BR"),
    HEBREW("he"),
    HINDI("hi"),
    ICELANDIC("is"),
    INDONESIAN("id"),
    JAPANESE("ja"),
    KOREAN("ko"),
    LATIN_AMERICAN_SPANISH("es-419"),
    MALAY("ms"),
    NORWEGIAN("nb"),
    RUSSIAN("ru"),
    SIMPLIFIED_CHINESE("zh-CN"),
    THAI("th"),
    TRADITIONAL_CHINESE("zh-TW"),
    TURKISH("tr"),
    UKRAINIAN("uk"),
    VIETNAMESE("vi");

    // Whose texts a person has read who speaks them. A language is added here once its file was reviewed.
    private static final Set<HouseLanguage> REVIEWED = EnumSet.of(ENGLISH, GERMAN);
    private static final Set<HouseLanguage> RIGHT_TO_LEFT = EnumSet.of(ARABIC, HEBREW);

    private static final Map<Locale, HouseLanguage> BY_LOCALE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(HouseLanguage::locale, Function.identity()));
    private static final Set<String> NORWEGIAN_CODES = Set.of("no", "nn");
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("TW", "HK", "MO");
    // Whose Spanish is that of Latin America (Unicode CLDR, parent locales).
    private static final Set<String> LATIN_AMERICA = Set.of(
            "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY",
            "SV", "US", "UY", "VE");

    private final String tag;

    HouseLanguage(String tag) {
        this.tag = tag;
    }

    /**
     * The one that comes nearest: the same, else the same language, else English.
     *
     * @param asked a language tag (BCP 47)
     */
    public static HouseLanguage nearest(String asked) {
        return find(asked).orElse(ENGLISH);
    }

    /** As {@link #nearest(String)}; empty where there is neither the same nor the same language. */
    public static Optional<HouseLanguage> find(String asked) {
        Locale locale = related(Locale.forLanguageTag(asked));
        // RFC 4647, section 3.4.
        Locale found = Locale.lookup(List.of(new Locale.LanguageRange(locale.toLanguageTag())), BY_LOCALE.keySet());
        return Optional.ofNullable(found).map(BY_LOCALE::get);
    }

    /** The tag under which a language is known that the asked one is written like, though its own tag does not say so. */
    private static Locale related(Locale asked) {
        String language = asked.getLanguage();
        if (language.equals("zh")) {
            boolean traditional = asked.getScript().equals("Hant")
                    || asked.getScript().isEmpty() && TRADITIONAL_REGIONS.contains(asked.getCountry());
            return (traditional ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE).locale();
        }
        if (language.equals("es") && LATIN_AMERICA.contains(asked.getCountry())) {
            return LATIN_AMERICAN_SPANISH.locale();
        }
        return NORWEGIAN_CODES.contains(language) ? NORWEGIAN.locale() : asked;
    }

    /** As {@code lang} has it (BCP 47). */
    public String tag() {
        return tag;
    }

    /** {@code ltr} or {@code rtl}, as {@code dir} has it. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(this) ? "rtl" : "ltr";
    }

    /** Keeps what follows a foreign name from being read as a part of it (Unicode, UAX 9); empty where that cannot happen. */
    public String mark() {
        return RIGHT_TO_LEFT.contains(this) ? "\u200F" : "";
    }

    /** Whether a person has read the texts; else the English ones count, and lie beside them. */
    public boolean isReviewed() {
        return REVIEWED.contains(this);
    }

    /** For dates, numbers and plurals (Unicode CLDR). */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }
}
