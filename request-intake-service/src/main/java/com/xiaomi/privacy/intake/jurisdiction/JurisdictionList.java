package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.legal.law.Confidence;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Every country, and every region with a law of its own.
 *
 * @param tablesVersion version of the deadline tables
 * @param notice that this is no legal advice
 */
public record JurisdictionList(String tablesVersion, String notice, List<Entry> jurisdictions) {

    public JurisdictionList {
        jurisdictions = List.copyOf(jurisdictions);
    }

    /**
     * One place.
     *
     * @param code {@code DE} or {@code US-CA}
     * @param region the part after the hyphen; empty for a country
     * @param name in English
     * @param cell the data centre that serves it
     * @param baseUrl where that cell is reached
     * @param regionRequired whether a request from this country must name its region
     * @param confidence how well the row of its law is founded; empty where the tables have none
     */
    @Schema(name = "JurisdictionEntry")
    public record Entry(
            String code,
            String country,
            Optional<String> region,
            String name,
            Cell cell,
            URI baseUrl,
            boolean regionRequired,

            @Schema(type = SchemaType.STRING, implementation = Confidence.class, nullable = true)
            Optional<Confidence> confidence) {}
}
