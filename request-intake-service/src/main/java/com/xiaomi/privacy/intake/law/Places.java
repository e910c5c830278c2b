package com.xiaomi.privacy.intake.law;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.regex.Pattern;

/** Reads a country and a region as callers send them. */
public final class Places {

    /** A subdivision in ISO 3166-2, as the event contract takes it. */
    public static final Pattern SUBDIVISION = Pattern.compile("[A-Z0-9]{1,3}");

    /** A subdivision, or a zone of the tables that has no code of its own in ISO 3166-2 (DIFC of the Emirates). */
    public static final Pattern SUBDIVISION_OR_ZONE = Pattern.compile("[A-Z0-9]{1,4}");

    private Places() {}

    /**
     * The place that a caller names.
     *
     * @param country as sent; nullable
     * @param region as sent; null or empty if none
     * @param regions what may be named
     * @throws ProblemException {@link ProblemType#COUNTRY_UNKNOWN} or {@link ProblemType#VALIDATION_FAILED}
     */
    public static Jurisdiction read(String country, String region, Pattern regions) {
        if (!Jurisdiction.isCountry(country)) {
            throw ProblemException.ofField(
                    ProblemType.COUNTRY_UNKNOWN,
                    "country",
                    "Send the country of the person as two capital letters (ISO 3166-1 alpha-2).");
        }
        String named = region == null || region.isEmpty() ? null : region;
        if (named != null && !regions.matcher(named).matches()) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "region",
                    "must be the part of an ISO 3166-2 code after the hyphen, in capital letters, for example CA");
        }
        return new Jurisdiction(country, named);
    }
}
