package com.xiaomi.privacy.notification.letter;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.PluralRules;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.legal.calendar.DayOnEarth;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of one language, and how dates, amounts and counts are written in it (Unicode CLDR). */
record Wording(HouseLanguage language, LetterTexts texts) {

    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");
    // Embeddings, overrides and isolates (Unicode, UAX 9). The marks that right-to-left text needs stay.
    private static final Pattern MISLEADING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final int MOST_OF_A_NAME = 200;
    // First strong isolate, pop directional isolate (Unicode, UAX 9).
    private static final String ISOLATED = "\u2068%s\u2069";

    static Wording in(HouseLanguage language) {
        return new Wording(language, MessageBundles.get(LetterTexts.class, Localized.Literal.of(language.tag())));
    }

    /** A day, for example {@code 12. März 2027}. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale())
                .format(day);
    }

    /** The last day of a time that ends at a moment. */
    String lastDay(Instant end) {
        return day(DayOnEarth.lastOver(end));
    }

    /** Day and time of a moment, UTC. */
    String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .localizedBy(locale())
                .format(at.atOffset(ZoneOffset.UTC));
    }

    /**
     * An amount of money.
     *
     * @param minor in the smallest unit of the currency
     * @param code ISO 4217
     */
    String money(long minor, String code) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
    }

    /** The plural form that a count wants, as the texts name it: {@code one}, {@code few}, … (Unicode CLDR). */
    String pluralOf(long count) {
        return PluralRules.forLocale(locale()).select(count);
    }

    String right(Right right) {
        return texts.right(right.name());
    }

    String rights(Collection<Right> rights) {
        return ListFormatter.getInstance(locale())
                .format(rights.stream().map(this::right).toList());
    }

    /** Several reasons, each a clause. */
    String clauses(Stream<String> reasons) {
        return reasons.collect(Collectors.joining(
                switch (language) {
                    case SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE, JAPANESE -> "；";
                    default -> "; ";
                }));
    }

    /** @param name as the person wrote it; null if it is not known, or not to be used */
    String greeting(String name) {
        return name == null ? texts.greetingWithoutName() : texts.greeting(isolated(onOneLine(name)));
    }

    // A name with line breaks could write a message of its own into the text part; one that turns the direction of what
    // follows, or is
    // very long, could hide what we write.
    private static String onOneLine(String name) {
        String line = MISLEADING
                .matcher(BREAKS.matcher(name).replaceAll(" "))
                .replaceAll("")
                .strip();
        return line.codePointCount(0, line.length()) <= MOST_OF_A_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_OF_A_NAME)) + "…";
    }

    // A name of the other direction would take the words around it along.
    private String isolated(String name) {
        boolean runsToTheRight = new Bidi(name, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isLeftToRight();
        return runsToTheRight == language.direction().equals("ltr") ? name : ISOLATED.formatted(name);
    }

    private Locale locale() {
        return language.locale();
    }
}
