package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.law.ControllerView;
import com.xiaomi.privacy.legal.law.AppealType;
import com.xiaomi.privacy.legal.law.Confidence;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything a front end needs to show the form of a place.
 *
 * @param region the part after the hyphen of an ISO 3166-2 code; empty if none was asked about
 * @param name in English
 * @param cell the data centre that serves it
 * @param baseUrl where that cell is reached: send the request there
 * @param regionRequired whether a request must name its region
 * @param regions those with a law of their own that a request can name
 * @param tablesVersion version of the deadline tables
 * @param formEdition edition of the form
 * @param notice that this is no legal advice
 * @param law what the tables know of the law; empty where they have no row
 * @param controller who answers
 * @param authority where to complain; empty where the tables name none
 * @param ageOfDigitalConsent years; empty if unknown
 * @param appeal how an answer is contested with the controller; empty where the tables have no row
 * @param freeCopies how often a copy is free; empty where the law sets no count
 * @param rights all that can be asked for
 * @param fields those of the whole submission; each right has more
 */
public record JurisdictionView(
        String country,
        Optional<String> region,
        String name,
        Cell cell,
        URI baseUrl,
        boolean regionRequired,
        List<RegionView> regions,
        String tablesVersion,
        String formEdition,
        String notice,
        Optional<LawView> law,
        ControllerView controller,
        Optional<AuthorityView> authority,
        Optional<Integer> ageOfDigitalConsent,
        Optional<AppealView> appeal,
        Optional<FreeCopiesView> freeCopies,
        List<RightView> rights,
        List<FieldView> fields) {

    public JurisdictionView {
        regions = List.copyOf(regions);
        rights = List.copyOf(rights);
        fields = List.copyOf(fields);
    }

    /** A region with a law of its own. */
    public record RegionView(String region, String name) {}

    /**
     * The row of the tables.
     *
     * @param code the place of the row, which may be the country around a region
     * @param inForce whether it is law today
     * @param effectiveFrom first day; empty if unknown
     * @param article the articles relied on
     * @param source where they were read; may be empty
     * @param verifiedFields columns that were seen in a source; all others are from knowledge
     * @param notes what does not fit in a column
     */
    public record LawView(
            String code,
            String name,
            boolean inForce,
            Optional<LocalDate> effectiveFrom,
            String article,
            String source,
            Confidence confidence,
            List<String> verifiedFields,
            String notes) {

        public LawView {
            verifiedFields = List.copyOf(verifiedFields);
        }
    }

    /**
     * A supervisory authority.
     *
     * @param url its site, from knowledge and not opened; empty if unknown
     */
    public record AuthorityView(String name, Optional<String> url) {}

    /**
     * How an answer is contested with the controller.
     *
     * @param period time to decide; empty if the law states none
     * @param extension by how much that may be put off; empty if not at all
     */
    public record AppealView(AppealType type, Optional<PeriodView> period, Optional<PeriodView> extension) {}

    /**
     * How often a copy is free.
     *
     * @param months the period; empty if unknown
     */
    public record FreeCopiesView(int count, Optional<Integer> months) {}

    /**
     * A right that can be asked for.
     *
     * @param offeredByLaw false where the law of the place does not give it: it is taken in all the same, and a person
     *     answers
     * @param fields those of its details, and those of the whole submission on which it decides otherwise
     */
    public record RightView(Right right, boolean offeredByLaw, DeadlinesView deadlines, List<FieldView> fields) {

        public RightView {
            fields = List.copyOf(fields);
        }
    }
}
