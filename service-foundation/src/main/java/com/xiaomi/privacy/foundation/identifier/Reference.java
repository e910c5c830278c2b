package com.xiaomi.privacy.foundation.identifier;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The reference people read out on the telephone: eleven random characters without I, L, O and U (55 bits) and a check
 * character (ISO/IEC 7064 MOD 37,36, finds every single wrong character and every swap of neighbours), in groups of
 * four, for example {@code 7K3M-9QXP-2A4C}. It identifies, but opens nothing.
 *
 * @param value the twelve characters with their hyphens, upper case
 */
public record Reference(String value) {

    private static final String RANDOM_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECK_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = CHECK_ALPHABET.length();
    private static final int RANDOM_CHARACTERS = 11;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new random reference. */
    public static Reference random() {
        StringBuilder characters = new StringBuilder(RANDOM_CHARACTERS + 1);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            characters.append(RANDOM_ALPHABET.charAt(RANDOM.nextInt(RANDOM_ALPHABET.length())));
        }
        characters.append(checkCharacter(characters));
        return new Reference(grouped(characters));
    }

    /**
     * Reads what a person typed: any case, with or without hyphens and spaces.
     *
     * @return empty if a character is wrong, missing or swapped
     */
    public static Optional<Reference> parse(String typed) {
        String characters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!characters.matches("[0-9A-Z]{" + (RANDOM_CHARACTERS + 1) + "}")) {
            return Optional.empty();
        }
        CharSequence body = characters.subSequence(0, RANDOM_CHARACTERS);
        return checkCharacter(body) == characters.charAt(RANDOM_CHARACTERS)
                ? Optional.of(new Reference(grouped(characters)))
                : Optional.empty();
    }

    private static char checkCharacter(CharSequence body) {
        int product = MODULUS;
        for (int i = 0; i < body.length(); i++) {
            int sum = (product + CHECK_ALPHABET.indexOf(body.charAt(i))) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return CHECK_ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }

    private static String grouped(CharSequence characters) {
        return characters.subSequence(0, GROUP)
                + "-"
                + characters.subSequence(GROUP, 2 * GROUP)
                + "-"
                + characters.subSequence(2 * GROUP, characters.length());
    }
}
