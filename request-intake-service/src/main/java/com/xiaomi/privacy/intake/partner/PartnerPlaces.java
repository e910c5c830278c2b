package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.law.Places;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether people of a place that a partner names are served here. */
@ApplicationScoped
public class PartnerPlaces {

    private final Places places;
    private final Jurisdictions jurisdictions;

    PartnerPlaces(Places places, Jurisdictions jurisdictions) {
        this.places = places;
        this.jurisdictions = jurisdictions;
    }

    /**
     * Looks at a place.
     *
     * @param country as sent; null if none was
     * @param region as sent; null if none was
     */
    public Verdict of(String country, String region) {
        Jurisdiction place;
        try {
            place = places.read(country, region);
        } catch (ProblemException problem) {
            return new Verdict.NoPlace(problem.getMessage());
        }
        if (place.region() == null && jurisdictions.regionRequired(place)) {
            return new Verdict.NoPlace("In this country the law depends on the region: send it too, for example CA.");
        }
        Cell serving = jurisdictions.cellOf(place.country());
        return serving == jurisdictions.ownCell()
                ? new Verdict.Served(place)
                : new Verdict.Elsewhere(
                        "Another region serves this country: send it to " + jurisdictions.baseUrlOf(serving) + ".");
    }

    /** What becomes of requests from a place. */
    public sealed interface Verdict {

        /** They are taken in here. */
        record Served(Jurisdiction place) implements Verdict {}

        /** Nothing names a place. */
        record NoPlace(String whatToSend) implements Verdict {}

        /** Another cell serves it. */
        record Elsewhere(String whereToSend) implements Verdict {}
    }
}
