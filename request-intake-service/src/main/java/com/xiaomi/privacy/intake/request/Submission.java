package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person asks for, checked.
 *
 * @param country ISO 3166-1 alpha-2, served by the cell
 * @param region ISO 3166-2 subdivision without the country; null if none was given
 * @param language BCP 47
 * @param rights distinct, in the order given
 */
public record Submission(
        String idempotencyKey,
        Cell cell,
        String country,
        String region,
        String language,
        RequesterKind requesterKind,
        Contact contact,
        Optional<Personal> furtherInformation,
        String policyVersion,
        List<Right> rights) {

    public Submission {
        rights = List.copyOf(rights);
    }

    /** Everything that makes two submissions the same, in one unambiguous text. */
    Personal canonical() {
        Stream<String> fields = Stream.of(
                country,
                region,
                language,
                requesterKind.name(),
                contact.email().reveal(),
                revealed(contact.name()),
                revealed(contact.miId()),
                revealed(furtherInformation),
                policyVersion);
        return Personal.of(Stream.concat(fields, rights.stream().map(Right::name))
                .map(Submission::delimited)
                .collect(Collectors.joining()));
    }

    /** The length in front keeps "ab"+"c" and "a"+"bc" apart; null differs from the empty text. */
    private static String delimited(String field) {
        return field == null ? "-;" : field.length() + ":" + field + ";";
    }

    private static String revealed(Optional<Personal> value) {
        return value.map(Personal::reveal).orElse(null);
    }
}
