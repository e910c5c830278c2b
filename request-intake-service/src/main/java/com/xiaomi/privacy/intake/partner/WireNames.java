package com.xiaomi.privacy.intake.partner;

import jakarta.validation.ConstraintViolation;
import java.util.Locale;

/** Names members of messages as they are written there. */
public final class WireNames {

    private WireNames() {}

    /** The member that is wrong, in snake case: {@code subject_identities[0].identity_value}. */
    public static String of(ConstraintViolation<?> violation) {
        return violation
                .getPropertyPath()
                .toString()
                .replace(".<list element>", "")
                .replaceAll("([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }
}
