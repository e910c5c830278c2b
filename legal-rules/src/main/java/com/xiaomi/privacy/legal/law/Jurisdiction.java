package com.xiaomi.privacy.legal.law;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place whose law applies.
 *
 * @param country ISO 3166-1 alpha-2, upper case, an assigned code
 * @param region the part after the hyphen of an ISO 3166-2 code (`CA` of `US-CA`) or of a zone the tables name
 *     (`DIFC` of `AE-DIFC`), upper case; nullable
 */
public record Jurisdiction(String country, String region) {

    private static final Set<String> COUNTRIES =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_SUBDIVISION = 3;
    private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,4}");

    /** @throws IllegalArgumentException if the country is not assigned in ISO 3166-1 or the region is malformed */
    public Jurisdiction {
        if (!isCountry(country)) {
            throw new IllegalArgumentException("not a country code of ISO 3166-1: " + printable(country));
        }
        if (region != null && !REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("not a region code: " + printable(region));
        }
    }

    /** The whole country. */
    public static Jurisdiction of(String country) {
        return new Jurisdiction(country, null);
    }

    /**
     * Reads a code as the tables write it: `DE`, `US-CA`, `AE-DIFC`.
     *
     * @throws IllegalArgumentException if it is not such a code
     */
    public static Jurisdiction parse(String code) {
        int hyphen = code.indexOf('-');
        return hyphen < 0 ? of(code) : new Jurisdiction(code.substring(0, hyphen), code.substring(hyphen + 1));
    }

    /** Whether the code is an assigned, upper-case ISO 3166-1 alpha-2 code; false for null. */
    public static boolean isCountry(String country) {
        return country != null && COUNTRIES.contains(country);
    }

    /** The code as the tables write it. */
    public String code() {
        return region == null ? country : country + "-" + region;
    }

    /** Whether the region is a zone that the tables name and ISO 3166-2 does not know: its codes have at most three letters. */
    public boolean isZone() {
        return region != null && region.length() > LONGEST_SUBDIVISION;
    }

    /** The country around this region; empty for a country itself. */
    public Optional<Jurisdiction> surrounding() {
        return region == null ? Optional.empty() : Optional.of(of(country));
    }

    private static String printable(String code) {
        return code == null || !code.matches("[\\p{Alnum}-]{0,10}") ? "(unprintable)" : "'" + code + "'";
    }
}
