package com.xiaomi.privacy.intake.law;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a country and a region as callers send them. */
@ApplicationScoped
public class Places {

    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z0-9]{1,3}");

    /** Codes of the places with a law of their own. Among them are zones without a code in ISO 3166-2 (AE-DIFC). */
    private final Set<String> withLaw;

    Places(Jurisdictions jurisdictions) {
        withLaw = jurisdictions.lawBook().rows().stream()
                .map(JurisdictionRow::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The place that a caller names.
     *
     * @param country as sent; nullable
     * @param region as sent; null or empty if none
     * @throws ProblemException {@link ProblemType#COUNTRY_UNKNOWN} or {@link ProblemType#VALIDATION_FAILED}
     */
    public Jurisdiction read(String country, String region) {
        if (!Jurisdiction.isCountry(country)) {
            throw ProblemException.ofField(
                    ProblemType.COUNTRY_UNKNOWN,
                    "country",
                    "Send the country of the person as two capital letters (ISO 3166-1 alpha-2).");
        }
        String named = region == null || region.isEmpty() ? null : region;
        if (named != null && !SUBDIVISION.matcher(named).matches() && !withLaw.contains(country + "-" + named)) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "region",
                    "must be the part of an ISO 3166-2 code after the hyphen, in capital letters, for example CA");
        }
        return new Jurisdiction(country, named);
    }
}
