package com.xiaomi.privacy.intake.law;

import java.util.List;
import java.util.Optional;

/**
 * The company that answers for the data of a person.
 *
 * @param grievanceOfficer empty where the law knows none
 */
public record ControllerView(String name, List<String> address, Optional<GrievanceOfficerView> grievanceOfficer) {

    public ControllerView {
        address = List.copyOf(address);
    }

    /** Whom to turn to with a grievance. */
    public record GrievanceOfficerView(String name, String phone, String hours, String email) {}
}
