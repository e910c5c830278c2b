package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.drp.DrpMessage.Address;
import com.xiaomi.privacy.intake.drp.DrpMessage.Exercise;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says beyond who and what, in lines for staff. Pure. */
final class ClaimWords {

    private ClaimWords() {}

    /** The lines; personal as a whole. */
    static Personal of(Exercise message) {
        return Personal.of(Stream.of(
                        Stream.of(
                                "Sent by an agent by the Data Rights Protocol; what it says it has verified is its claim."),
                        line("exercise", message.right()),
                        line("regime", message.regime()),
                        line(
                                "relationships",
                                message.relationships().isEmpty()
                                        ? null
                                        : message.relationships().stream()
                                                .map(Personal::reveal)
                                                .collect(Collectors.joining(", "))),
                        line("email_verified", message.emailVerified()),
                        line("phone_number", message.phoneNumber()),
                        line("phone_number_verified", message.phoneNumberVerified()),
                        line("address", address(message.address())),
                        line("address_verified", message.addressVerified()),
                        line("power_of_attorney", message.powerOfAttorney()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n")));
    }

    private static String address(Address address) {
        if (address == null) {
            return null;
        }
        return Optional.ofNullable(address.formatted())
                .map(Personal::reveal)
                .orElseGet(() -> Stream.of(
                                text(address.streetAddress()),
                                text(address.postalCode()),
                                text(address.locality()),
                                text(address.region()),
                                text(address.country()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")));
    }

    private static Stream<String> line(String name, Personal value) {
        return line(name, text(value));
    }

    private static Stream<String> line(String name, Object value) {
        return value == null ? Stream.empty() : Stream.of(name + ": " + value);
    }

    private static String text(Personal value) {
        return value == null ? null : value.reveal();
    }
}
