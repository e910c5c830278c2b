package com.xiaomi.privacy.connector.customers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of a profile that can be corrected. The e-mail address is not one: the account's owner proves a new one there. */
enum ProfileField {
    NAME("display_name"),
    STREET("street"),
    CITY("city");

    private final String column;

    ProfileField(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The field that somebody names; empty if there is none such. */
    static Optional<ProfileField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    String of(Customer.Profile profile) {
        return switch (this) {
            case NAME -> profile.displayName();
            case STREET -> profile.street();
            case CITY -> profile.city();
        };
    }
}
