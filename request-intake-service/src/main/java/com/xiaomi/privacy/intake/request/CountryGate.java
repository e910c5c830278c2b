package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.foundation.client.UnreadBody;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.law.Places;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;

/**
 * Turns away people of another cell, and of no known country, before anything they wrote is read: data stays in its
 * region. The connection ends with the answer, so that what follows is not read either.
 */
@Provider
@CountryFirst
class CountryGate implements ContainerRequestFilter {

    private final Jurisdictions jurisdictions;
    private final Places places;
    private final UnreadBody body;

    CountryGate(Jurisdictions jurisdictions, Places places, UnreadBody body) {
        this.jurisdictions = jurisdictions;
        this.places = places;
        this.body = body;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            requireOwnCell(request.getUriInfo());
        } catch (ProblemException problem) {
            body.leave();
            throw problem;
        }
    }

    private void requireOwnCell(UriInfo address) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        Jurisdiction place = places.read(only(query, "country"), only(query, "region"));
        Cell serving = jurisdictions.cellOf(place.country());
        if (serving != jurisdictions.ownCell()) {
            URI baseUrl = jurisdictions.baseUrlOf(serving);
            URI there = UriBuilder.fromUri(baseUrl)
                    .path(address.getPath())
                    .queryParam("country", place.country())
                    .build();
            body.linkTo(there);
            throw ProblemException.elsewhere(
                    ProblemType.WRONG_CELL,
                    "Send it to the cell " + serving + ", which serves this country, at 'baseUrl'.",
                    baseUrl);
        }
    }

    /** The parameter; null if it is absent, and no code at all if it is given more than once. */
    private static String only(MultivaluedMap<String, String> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() < 2 ? query.getFirst(name) : "given twice";
    }
}
