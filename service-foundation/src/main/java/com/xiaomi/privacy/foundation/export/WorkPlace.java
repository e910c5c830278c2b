package com.xiaomi.privacy.foundation.export;

/**
 * From where a member of the staff works, as their token says. The realm's administrators set it; nobody says it of themselves.
 *
 * @param affiliate code of the company they work for; null if the token does not say
 * @param country ISO 3166-1 alpha-2; null if the token does not say
 */
public record WorkPlace(String affiliate, String country) {}
