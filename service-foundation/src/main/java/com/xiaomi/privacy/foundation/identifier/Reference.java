package com.xiaomi.privacy.foundation.identifier;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The reference people read out on the telephone: eleven random characters of Crockford's base 32, that is without I, L, O
 * and U (55 bits), and a check character of the same alphabet, in groups of four, for example {@code 7K3M-9QXP-2A4W}. It
 * identifies, but opens nothing.
 *
 * <p>The check is a polynomial code over the field of 32 elements: the characters, read as the coefficients of a
 * polynomial, have the primitive element as a root. Its first 31 powers differ, so every single wrong character and every
 * swap of two different characters, neighbours or not, is found. (ISO/IEC 7064 MOD 37,36 misses some swaps, and its check
 * character may be a letter that people misread.)
 *
 * @param value the twelve characters with their hyphens, upper case
 */
public record Reference(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int FIELD = ALPHABET.length();
    /** x^5 + x^2 + 1, which x generates the field of 32 elements with. */
    private static final int PRIMITIVE_POLYNOMIAL = 0b100101;

    private static final int RANDOM_CHARACTERS = 11;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new random reference. */
    public static Reference random() {
        StringBuilder characters = new StringBuilder(RANDOM_CHARACTERS + 1);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            characters.append(ALPHABET.charAt(RANDOM.nextInt(FIELD)));
        }
        characters.append(ALPHABET.charAt(timesRoot(valueAtRoot(characters))));
        return new Reference(grouped(characters));
    }

    /**
     * Reads what a person typed: any case, with or without hyphens and spaces, and I, L and O for the digits they look
     * like.
     *
     * @return empty if a character is wrong, missing or swapped
     */
    public static Optional<Reference> parse(String typed) {
        String characters = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
        return characters.length() == RANDOM_CHARACTERS + 1
                        && characters.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                        && valueAtRoot(characters) == 0
                ? Optional.of(new Reference(grouped(characters)))
                : Optional.empty();
    }

    private static int valueAtRoot(CharSequence coefficients) {
        return coefficients.chars().reduce(0, (value, character) -> timesRoot(value) ^ ALPHABET.indexOf(character));
    }

    private static int timesRoot(int element) {
        int shifted = element << 1;
        return shifted < FIELD ? shifted : shifted ^ PRIMITIVE_POLYNOMIAL;
    }

    private static String grouped(CharSequence characters) {
        return characters.subSequence(0, GROUP)
                + "-"
                + characters.subSequence(GROUP, 2 * GROUP)
                + "-"
                + characters.subSequence(2 * GROUP, characters.length());
    }
}
