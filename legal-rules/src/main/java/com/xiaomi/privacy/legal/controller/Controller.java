package com.xiaomi.privacy.legal.controller;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The company responsible for a person's data (privacy policy §1 and §9).
 *
 * @param id short and stable: `NL`, `IN`, `SG`
 * @param name legal name
 * @param addressLines postal address, one line each
 * @param seat ISO 3166-1 alpha-2 of the seat, whose holidays count
 * @param zone time zone of the seat, in which days begin and end
 * @param officer the grievance officer; null where none is published
 */
public record Controller(
        String id, String name, List<String> addressLines, String seat, ZoneId zone, GrievanceOfficer officer) {

    public Controller {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(zone, "zone");
        addressLines = List.copyOf(addressLines);
    }

    /** The grievance officer, where one is published. */
    public Optional<GrievanceOfficer> grievanceOfficer() {
        return Optional.ofNullable(officer);
    }
}
