package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.RequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the tests of letters share: a request of somebody, and what is written about it. */
abstract class LetterScenario {

    static final UUID REQUEST = Ids.next();
    static final Contact NAMELESS = new Contact(Personal.of("erika@example.org"), null);

    @Inject
    LetterWriter writer;

    static Stream<String> languages() {
        return Arrays.stream(HouseLanguage.values()).map(HouseLanguage::tag);
    }

    /** Without the English text below. */
    static String own(Letter letter) {
        return letter.text().split("\\v==========\\v", 2)[0];
    }

    Letter write(String language, PrivacyEvent event) {
        return writer.write(context(language, "DE"), event, NAMELESS, new Enclosure.Nothing());
    }

    Letter receipt(String language, String country, Contact contact) {
        RequestContext context = context(language, country);
        return writer.write(context, submitted(language, country), contact, new Enclosure.Nothing());
    }

    static Contact named(String name) {
        return new Contact(Personal.of("erika@example.org"), Personal.of(name));
    }

    static RequestContext context(String language, String country) {
        return new RequestContext(submitted(language, country));
    }

    static RequestEvent.Submitted submitted(String language, String country) {
        return new RequestEvent.Submitted(
                REQUEST,
                "7K3M-9QXP-2A4W",
                Ids.next(),
                Cell.EU,
                country,
                null,
                language,
                RequesterKind.SELF,
                Instant.now(),
                "2024-12-16",
                List.of(new RequestEvent.RequestedCase(Ids.next(), Right.ACCESS, Sensitivity.NORMAL)),
                false,
                null,
                Ids.next());
    }
}
