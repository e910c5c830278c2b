package com.xiaomi.privacy.legal.law;

/**
 * One row of {@code aliases.csv}: a place with a country code of its own in which another country's law applies.
 *
 * @param place the place
 * @param lawOf the country with the row
 * @param source why
 */
public record Alias(Jurisdiction place, Jurisdiction lawOf, String source) {}
