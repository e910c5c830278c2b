package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.IdentityEvent.ChallengeIssued;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.AccessRequested;
import com.xiaomi.privacy.contracts.event.RequestEvent.ContactChangeAsked;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.controller.GrievanceOfficer;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes messages in the person's language; where it is not spoken here, in the first of the cell's languages that is. What nobody has read
 * who speaks the language carries the English text below.
 */
@ApplicationScoped
public class LetterWriter {

    private static final Contact NAMELESS = new Contact(null, null);

    private final LetterPaper paper;
    private final Pointers pointers;
    private final HouseLanguage fallback;
    private final String sender;
    private final Clock clock;
    private final Controllers controllers = Controllers.published();
    private final LawBook lawBook = LawBook.current();

    LetterWriter(LetterPaper paper, Pointers pointers, CellConfig cell, NotificationConfig config, Clock clock) {
        this.paper = paper;
        this.pointers = pointers;
        this.fallback = cell.languages().stream()
                .flatMap(tag -> HouseLanguage.find(tag).stream())
                .findFirst()
                .orElse(HouseLanguage.ENGLISH);
        this.sender = config.sender();
        this.clock = clock;
    }

    /**
     * Writes the message that tells what an event says.
     *
     * @param enclosure the secret that the message carries, if it is one that does
     */
    public Letter write(RequestContext context, PrivacyEvent event, Contact contact, Enclosure enclosure) {
        return write(new Told(context, event, contact, enclosure), drafts -> drafts.of(event, enclosure));
    }

    /** Writes the message that reminds of what an event has told before. */
    public Letter remind(RequestContext context, PrivacyEvent event, Contact contact) {
        return write(new Told(context, event, contact, new Enclosure.Nothing()), drafts -> drafts.reminderOf(event));
    }

    /** Writes the message anew without what it carried and without a name, which then nobody has to be asked for. */
    public Letter writeWithheld(RequestContext context, PrivacyEvent event) {
        Enclosure enclosure = carriesSecret(event) ? new Enclosure.Withheld() : new Enclosure.Nothing();
        return write(context, event, NAMELESS, enclosure);
    }

    /** As {@link #remind}, without a name. */
    public Letter remindNameless(RequestContext context, PrivacyEvent event) {
        return remind(context, event, NAMELESS);
    }

    private static boolean carriesSecret(PrivacyEvent event) {
        return event instanceof ChallengeIssued
                || event instanceof AccessRequested
                || event instanceof ContactChangeAsked;
    }

    /**
     * Writes the message on paper, to be posted: with the address of the person where envelopes have their window, and the way to the page of
     * the request as a QR code.
     *
     * @return a page (XHTML)
     */
    public String writeOnPaper(RequestContext context, PrivacyEvent event, Contact contact, Enclosure.Posted posted) {
        Content content = content(new Told(context, event, contact, posted), drafts -> drafts.of(event, posted));
        Controller controller = controllers.forCountry(context.country());
        HouseLanguage language = content.parts().getFirst().language();
        LocalDate today = LocalDate.ofInstant(clock.instant(), controller.zone());
        return paper.print(
                content.subject(),
                content.parts(),
                new Envelope(controller, contact, Wording.in(language).day(today)),
                QrCode.of(pointers.url(context.reference(), event, posted)));
    }

    private Letter write(Told told, Function<LetterDrafts, LetterDraft> message) {
        Content content = content(told, message);
        return paper.layOut(content.subject(), content.parts());
    }

    private Content content(Told told, Function<LetterDrafts, LetterDraft> message) {
        HouseLanguage language = HouseLanguage.find(told.context().language()).orElse(fallback);
        Wording wording = Wording.in(language);
        LetterDraft draft = message.apply(drafts(wording, told));
        return new Content(
                draft.subject(),
                language.isReviewed()
                        ? List.of(part(wording, draft, told, null))
                        : List.of(part(wording, draft, told, wording.texts().notReviewed()), inEnglish(told, message)));
    }

    private LetterPart inEnglish(Told told, Function<LetterDrafts, LetterDraft> message) {
        Wording english = Wording.in(HouseLanguage.ENGLISH);
        return part(english, message.apply(drafts(english, told)), told, null);
    }

    private LetterDrafts drafts(Wording wording, Told told) {
        return new LetterDrafts(wording, told.context().reference(), authority(told.context()), clock.instant());
    }

    private LetterPart part(Wording wording, LetterDraft draft, Told told, String remark) {
        Personal name = told.contact().name();
        return new LetterPart(
                wording.language(),
                remark,
                wording.greeting(name == null ? null : name.reveal()),
                draft.paragraphs(),
                code(told.enclosure()),
                draft.closing(),
                pointers.of(wording, told.context().reference(), told.event(), told.enclosure()),
                footer(wording.texts(), told.context()));
    }

    private static String code(Enclosure enclosure) {
        return switch (enclosure) {
            case Enclosure.OneTimeCode(Code code) -> code.code().reveal();
            case Enclosure.Posted posted ->
                posted.code().map(code -> code.code().reveal()).orElse(null);
            case Enclosure.Access _,
                    Enclosure.NewContact _,
                    Enclosure.Question _,
                    Enclosure.Withheld _,
                    Enclosure.Nothing _ -> null;
        };
    }

    private Optional<String> authority(RequestContext context) {
        return lawBook.row(new Jurisdiction(context.country(), context.region()))
                .map(LetterWriter::authority);
    }

    private static String authority(JurisdictionRow row) {
        return row.authorityUrl().isEmpty() ? row.authorityName() : row.authorityName() + ", " + row.authorityUrl();
    }

    private List<String> footer(LetterTexts texts, RequestContext context) {
        Controller controller = controllers.forCountry(context.country());
        List<String> lines = new ArrayList<>();
        lines.add(texts.controller());
        lines.add(controller.name());
        lines.addAll(controller.addressLines());
        lines.add(sender);
        controller.grievanceOfficer().map(officer -> line(texts, officer)).ifPresent(lines::add);
        return lines;
    }

    private static String line(LetterTexts texts, GrievanceOfficer officer) {
        return texts.grievanceOfficer(officer.name(), officer.phone(), officer.hours(), officer.email());
    }

    private record Content(String subject, List<LetterPart> parts) {}

    /** What a letter is about, whatever its language. */
    private record Told(RequestContext context, PrivacyEvent event, Contact contact, Enclosure enclosure) {}
}
