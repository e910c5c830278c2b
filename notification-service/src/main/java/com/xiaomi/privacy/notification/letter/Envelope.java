package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a letter on paper has besides its words.
 *
 * @param from on one line, small, above the address: where it comes back to
 * @param to name and address, line by line
 * @param day when it was written, in the language of the letter
 */
public record Envelope(String from, List<String> to, String day) {

    private static final String BETWEEN = " · ";

    public Envelope {
        to = List.copyOf(to);
    }

    Envelope(Controller controller, Contact contact, String day) {
        this(
                Stream.concat(Stream.of(controller.name()), controller.addressLines().stream())
                        .collect(Collectors.joining(BETWEEN)),
                Stream.concat(Stream.ofNullable(contact.name()), contact.addressLines().stream())
                        .map(Personal::reveal)
                        .toList(),
                day);
    }

    @Override
    public String toString() {
        return "Envelope[•••]";
    }
}
