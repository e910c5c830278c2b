package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Turns away people of another cell before anything they wrote is read: data stays in its region. */
@Provider
@CountryFirst
class CountryGate implements ContainerRequestFilter {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private final Jurisdictions jurisdictions;

    CountryGate(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String country = request.getUriInfo().getQueryParameters().getFirst("country");
        if (country == null || !COUNTRIES.contains(country)) {
            throw ProblemException.ofField(
                    ProblemType.COUNTRY_UNKNOWN,
                    "country",
                    "Send the country of the person as two capital letters (ISO 3166-1 alpha-2).");
        }
        Cell serving = jurisdictions.cellOf(country);
        if (serving != jurisdictions.ownCell()) {
            throw ProblemException.of(
                    ProblemType.WRONG_CELL, "Send it to the cell " + serving + ", which serves this country.");
        }
    }
}
