package com.xiaomi.privacy.notification.preview;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.notification.delivery.Reminders;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.letter.LetterWriter;
import com.xiaomi.privacy.notification.letter.StaffLetterWriter;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Every message in every language, as it would be sent about an invented request, for whoever reviews the texts. */
@ApplicationScoped
class LetterPreviews {

    private static final Contact SAMPLE_PERSON =
            new Contact(Personal.of("erika@example.org"), Personal.of("Erika Mustermann"));

    private final LetterWriter writer;
    private final StaffLetterWriter staffWriter;
    private final Clock clock;

    LetterPreviews(LetterWriter writer, StaffLetterWriter staffWriter, Clock clock) {
        this.writer = writer;
        this.staffWriter = staffWriter;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @param language of people; staff are written to in English
     * @param country ISO 3166-1 alpha-2, for controller and authority
     */
    Letter of(MessageKind message, HouseLanguage language, String country) {
        SampleMessages samples = new SampleMessages(clock.instant());
        RequestEvent.Submitted request = samples.request(language.tag(), country);
        RequestContext context = new RequestContext(request);
        PrivacyEvent event = samples.event(message, request);
        if (message == MessageKind.MESSAGE_UNDELIVERED) {
            return staffWriter.undelivered(context, EventType.of(event).type());
        }
        if (message.isForStaff()) {
            return staffWriter.write(context, (CaseEvent) event, false);
        }
        return Reminders.isOne(message)
                ? writer.remind(context, event, SAMPLE_PERSON)
                : writer.write(context, event, SAMPLE_PERSON, samples.enclosure(message));
    }
}
