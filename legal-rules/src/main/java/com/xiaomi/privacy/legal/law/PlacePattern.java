package com.xiaomi.privacy.legal.law;

import java.util.Set;

/** Where a rule counts; a narrower place beats a wider one. */
public sealed interface PlacePattern {

    /** Everywhere. */
    record Anywhere() implements PlacePattern {}

    /** Where the law in force is one of a group of the tables, such as {@code EEA}. */
    record Group(String name) implements PlacePattern {}

    /** A country with all its regions, or one region. */
    record Place(Jurisdiction jurisdiction) implements PlacePattern {}

    /**
     * Reads {@code *}, a group, or a code as {@link Jurisdiction#parse} does.
     *
     * @param groups those that the tables know
     * @throws IllegalArgumentException if it is none of these
     */
    static PlacePattern parse(String text, Set<String> groups) {
        if (text.equals("*")) {
            return new Anywhere();
        }
        return groups.contains(text) ? new Group(text) : new Place(Jurisdiction.parse(text));
    }

    /** How narrow it is: the greater number wins. */
    default int rank() {
        return switch (this) {
            case Anywhere() -> 0;
            case Group(String ignored) -> 1;
            case Place(Jurisdiction place) -> place.region() == null ? 2 : 3;
        };
    }

    /** Whether a rule for this counts in a place. */
    default boolean matches(Jurisdiction place, LawBook lawBook) {
        return switch (this) {
            case Anywhere() -> true;
            case Group(String name) ->
                lawBook.row(place)
                        .map(JurisdictionRow::group)
                        .filter(name::equals)
                        .isPresent();
            case Place(Jurisdiction own) ->
                own.equals(place)
                        || own.equals(lawBook.lawOf(place))
                        || place.surrounding().filter(own::equals).isPresent();
        };
    }
}
