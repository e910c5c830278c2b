package com.xiaomi.privacy.legal.controller;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which company answers for a person and in which data centre the request stays, by the person's country (privacy
 * policy §1, §9 and §10). The facts are the tables {@code controllers/*.csv}, not code. Immutable.
 */
public final class Controllers {
    private static final String ELSEWHERE = "*";

    private final Map<String, Controller> byId;
    private final Map<String, Place> places;

    private record Place(String country, String controller, Cell cell) {}

    private Controllers(List<Controller> controllers, List<Place> places) {
        this.byId = controllers.stream().collect(Collectors.toUnmodifiableMap(Controller::id, Function.identity()));
        this.places = places.stream().collect(Collectors.toUnmodifiableMap(Place::country, Function.identity()));
        if (!this.places.containsKey(ELSEWHERE)) {
            throw new TableException("controllers/places.csv lacks the row for everywhere else");
        }
        places.forEach(this::check);
    }

    /**
     * The controllers of the published policy.
     *
     * @throws TableException if the tables are not consistent
     */
    public static Controllers published() {
        return new Controllers(
                CsvTable.read("controllers/controllers.csv", Controllers::controller),
                CsvTable.read(
                        "controllers/places.csv",
                        row -> new Place(
                                row.required("country"),
                                row.required("controller"),
                                row.required("cell", Cell::valueOf))));
    }

    /**
     * The company responsible for people in a country.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @throws IllegalArgumentException if that is no such code
     */
    public Controller forCountry(String country) {
        return byId.get(place(country).controller());
    }

    /**
     * The data centre to which requests from a country belong.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @throws IllegalArgumentException if that is no such code
     */
    public Cell cellFor(String country) {
        return place(country).cell();
    }

    /** Every controller, in no particular order. */
    public List<Controller> all() {
        return List.copyOf(byId.values());
    }

    private Place place(String country) {
        Place own = places.get(Jurisdiction.of(country).country());
        return own == null ? places.get(ELSEWHERE) : own;
    }

    private void check(Place place) {
        if (!byId.containsKey(place.controller())
                || !(place.country().equals(ELSEWHERE) || Jurisdiction.isCountry(place.country()))) {
            throw new TableException(
                    "controllers/places.csv: " + place.country() + " is not a country with a controller");
        }
    }

    /** The companies responsible for people whose requests stay in a cell, by their ids. */
    public List<Controller> servedBy(Cell cell) {
        return places.values().stream()
                .filter(place -> place.cell() == cell)
                .map(Place::controller)
                .distinct()
                .sorted()
                .map(byId::get)
                .toList();
    }

    private static Controller controller(CsvRow row) {
        return new Controller(
                row.required("id"),
                row.required("name"),
                List.copyOf(row.set("address", Function.identity())),
                row.required("seat"),
                row.required("zone", ZoneId::of),
                officer(row).orElse(null));
    }

    private static Optional<GrievanceOfficer> officer(CsvRow row) {
        return row.text("officer_name").isEmpty()
                ? Optional.empty()
                : Optional.of(new GrievanceOfficer(
                        row.required("officer_name"),
                        row.required("officer_phone"),
                        row.required("officer_hours"),
                        row.required("officer_email")));
    }
}
