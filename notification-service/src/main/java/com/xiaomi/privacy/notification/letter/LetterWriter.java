package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.controller.GrievanceOfficer;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.Contact;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import com.xiaomi.privacy.notification.request.RequestContext;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes messages in the person's language; where there is no translation yet, in the first of the cell's languages that has one. */
@ApplicationScoped
public class LetterWriter {

    private static final Set<String> LANGUAGES = Set.of("en", "de");
    private static final Set<String> REVIEW_REASONS = Set.of(
            "UNREADABLE",
            "EXPIRED_DOCUMENT",
            "NAME_DIFFERS",
            "NOT_AUTHENTIC",
            "WRONG_DOCUMENT",
            "TOO_MUCH_COVERED",
            "OTHER_PERSON");
    private static final String SOURCE = "en";
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private final Template html;
    private final Template text;
    private final String portalUrl;
    private final String fallback;
    private final Controllers controllers = Controllers.published();
    private final LawBook lawBook = LawBook.current();

    LetterWriter(
            @Location("mail/letter.html") Template html,
            @Location("mail/letter.txt") Template text,
            NotificationConfig config,
            CellConfig cell,
            @ConfigProperty(name = "rights.origin-url") String originUrl) {
        this.html = html;
        this.text = text;
        this.portalUrl = config.portalUrl().map(URI::toString).orElse(originUrl + "/");
        this.fallback = cell.languages().stream()
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(SOURCE);
    }

    /**
     * Writes the message that an event asks for.
     *
     * @param enclosure the secret that the message carries, if it is one that does
     */
    public Letter write(RequestContext context, PrivacyEvent event, Contact contact, Enclosure enclosure) {
        String language = language(context.language());
        LetterTexts texts = MessageBundles.get(LetterTexts.class, Localized.Literal.of(language));
        Draft draft = draft(texts, context, event, enclosure, Locale.forLanguageTag(language));
        LetterContent content = new LetterContent(
                language,
                draft.subject(),
                greeting(texts, contact),
                draft.paragraphs(),
                code(enclosure),
                draft.closing(),
                linkText(texts, context, event, enclosure),
                footer(texts, context));
        return new Letter(
                language,
                content.subject(),
                text.data("letter", content).render(),
                html.data("letter", content).render());
    }

    private Draft draft(
            LetterTexts texts, RequestContext context, PrivacyEvent event, Enclosure enclosure, Locale locale) {
        String reference = context.reference();
        return switch (event) {
            case RequestEvent.Submitted submitted ->
                new Draft(
                        texts.receivedSubject(reference),
                        List.of(texts.receivedBody(reference, rights(texts, submitted)), texts.receivedNext()),
                        List.of());
            case IdentityEvent.ChallengeIssued ignored ->
                new Draft(
                        texts.codeSubject(reference),
                        List.of(texts.codeBody(reference)),
                        List.of(texts.codeValidity(minutes(enclosure)), texts.codeWarning()));
            case RequestEvent.AccessRequested ignored ->
                new Draft(
                        texts.accessSubject(reference),
                        List.of(texts.accessBody(reference), texts.accessValidity(until(enclosure, locale))),
                        List.of(texts.accessWarning()));
            case RequestEvent.ContactChangeAsked ignored ->
                new Draft(
                        texts.newContactSubject(reference),
                        List.of(texts.newContactBody(reference), texts.newContactValidity(until(enclosure, locale))),
                        List.of(texts.newContactWarning()));
            case RequestEvent.ContactChanged ignored ->
                new Draft(
                        texts.contactChangedSubject(reference),
                        List.of(texts.contactChangedBody(reference)),
                        List.of(texts.contactChangedWarning()));
            case CaseEvent.Closed closed ->
                new Draft(texts.closedSubject(reference), closedParagraphs(texts, context, closed, locale), List.of());
            case RequestEvent.MessageSent ignored ->
                new Draft(texts.messageSubject(reference), List.of(texts.messageBody(reference)), List.of());
            case RequestEvent.QuestionAsked ignored ->
                new Draft(texts.questionSubject(reference), List.of(texts.questionBody(reference)), List.of());
            case CaseEvent.FeeQuoted quoted ->
                new Draft(
                        texts.feeSubject(reference),
                        List.of(texts.feeBody(
                                texts.right(quoted.right().name()),
                                money(quoted.amountMinor(), quoted.currency(), locale))),
                        List.of());
            case CaseEvent.AppealReceived appeal ->
                new Draft(
                        texts.appealSubject(reference),
                        List.of(
                                texts.appealBody(texts.right(appeal.right().name())),
                                texts.appealDue(
                                        date(appeal.due(), locale),
                                        appeal.basis().name())),
                        List.of());
            case CaseEvent.Reopened reopened ->
                new Draft(
                        texts.reopenedSubject(reference),
                        List.of(texts.reopenedBody(texts.right(reopened.right().name()))),
                        List.of());
            case CaseEvent.ErasureCompleted completed ->
                new Draft(
                        texts.erasureCompletedSubject(reference),
                        List.of(texts.erasureCompletedBody(
                                texts.right(completed.right().name()))),
                        List.of());
            case CaseEvent.PackageHandedOver handedOver ->
                new Draft(
                        texts.handedOverSubject(reference),
                        List.of(texts.handedOverBody(
                                texts.right(handedOver.right().name()), reference)),
                        List.of());
            case CaseEvent.RestrictionLiftAnnounced announced ->
                new Draft(
                        texts.restrictionLiftSubject(reference),
                        List.of(
                                texts.restrictionLiftBody(
                                        texts.right(announced.right().name()), date(announced.liftOn(), locale)),
                                texts.restrictionLiftObjection(),
                                authority(context)
                                        .map(texts::closedAuthority)
                                        .orElseGet(texts::closedAuthorityUnknown)),
                        List.of());
            case CaseEvent.RestrictionKept kept ->
                new Draft(
                        texts.restrictionKeptSubject(reference),
                        List.of(texts.restrictionKeptBody(
                                texts.right(kept.right().name()))),
                        List.of());
            case CaseEvent.RestrictionLifted lifted ->
                new Draft(
                        texts.restrictionLiftedSubject(reference),
                        List.of(texts.restrictionLiftedBody(
                                texts.right(lifted.right().name()))),
                        List.of());
            case CaseEvent.Extended extended ->
                new Draft(
                        texts.extendedSubject(reference),
                        List.of(
                                texts.extendedBody(
                                        texts.right(extended.right().name()),
                                        extended.reason().name()),
                                extended.due() == null
                                        ? texts.extendedWithoutDate()
                                        : texts.extendedDue(date(extended.due(), locale)),
                                authority(context)
                                        .map(texts::closedAuthority)
                                        .orElseGet(texts::closedAuthorityUnknown)),
                        List.of());
            case IdentityEvent.Expiring expiring ->
                new Draft(
                        texts.expiringSubject(reference),
                        List.of(
                                texts.expiringBody(reference, lastDay(expiring.expiresAt(), locale)),
                                texts.expiringNext()),
                        List.of());
            case IdentityEvent.EvidenceReviewed reviewed ->
                new Draft(texts.reviewedSubject(reference), reviewedParagraphs(texts, reference, reviewed), List.of());
            case IdentityEvent.MandateConfirmationAsked ignored ->
                new Draft(
                        texts.mandateSubject(reference),
                        mandateParagraphs(texts, reference, enclosure),
                        List.of(texts.mandateWarning()));
            default ->
                throw new IllegalArgumentException(
                        "nobody is told of " + event.getClass().getSimpleName());
        };
    }

    private static String code(Enclosure enclosure) {
        return enclosure instanceof Enclosure.OneTimeCode(Code code)
                ? code.code().reveal()
                : null;
    }

    private static long minutes(Enclosure enclosure) {
        return enclosure instanceof Enclosure.OneTimeCode(Code code) ? code.validMinutes() : 0;
    }

    private static String until(Enclosure enclosure, Locale locale) {
        return switch (enclosure) {
            case Enclosure.Access(AccessLink link) -> moment(link.validUntil(), locale);
            case Enclosure.NewContact(ContactChange change) -> moment(change.validUntil(), locale);
            case Enclosure.OneTimeCode _, Enclosure.Question _, Enclosure.Nothing _ -> "";
        };
    }

    private static String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atOffset(ZoneOffset.UTC));
    }

    private String linkText(LetterTexts texts, RequestContext context, PrivacyEvent event, Enclosure enclosure) {
        String link = link(context, event, enclosure);
        return switch (event) {
            case IdentityEvent.MandateConfirmationAsked _ -> texts.mandateLink(link);
            case RequestEvent.ContactChangeAsked _ -> texts.newContactLink(link);
            default -> texts.link(link);
        };
    }

    /**
     * The secret stands behind the '#', which browsers keep to themselves. Opening a link uses nothing up, for mail scanners
     * open them too: the page asks for one click.
     */
    private String link(RequestContext context, PrivacyEvent event, Enclosure enclosure) {
        String page = portalUrl + "#/requests/" + context.reference();
        return switch (enclosure) {
            case Enclosure.Access(AccessLink link) -> page + "/" + link.token().reveal();
            case Enclosure.NewContact(ContactChange change) ->
                page + "/contact/" + change.token().reveal();
            case Enclosure.OneTimeCode(Code code)
            when event instanceof IdentityEvent.ChallengeIssued issued ->
                page + "/verifications/" + issued.verificationId() + "/"
                        + code.code().reveal();
            case Enclosure.Question(Confirmation confirmation)
            when event instanceof IdentityEvent.MandateConfirmationAsked asked ->
                portalUrl + "#/mandates/" + asked.mandateId() + "/"
                        + confirmation.code().reveal();
            case Enclosure.OneTimeCode ignored -> page;
            case Enclosure.Question ignored -> page;
            case Enclosure.Nothing ignored -> page;
        };
    }

    private static List<String> mandateParagraphs(LetterTexts texts, String reference, Enclosure enclosure) {
        List<String> paragraphs = new ArrayList<>();
        if (enclosure instanceof Enclosure.Question(Confirmation confirmation)) {
            paragraphs.add(texts.mandateBody(reference, texts.mandateKind(confirmation.kind())));
            if (!confirmation.rights().isEmpty()) {
                paragraphs.add(texts.mandateRights(confirmation.rights().stream()
                        .map(right -> texts.right(right.name()))
                        .collect(Collectors.joining(", "))));
            }
        }
        paragraphs.add(texts.mandateNext());
        return paragraphs;
    }

    private static List<String> reviewedParagraphs(
            LetterTexts texts, String reference, IdentityEvent.EvidenceReviewed reviewed) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.reviewedBody(reference, reviewed.outcome().name()));
        String reasons = reviewed.reasons().stream()
                // A code without words, from a newer version: the page of the request explains it.
                .filter(REVIEW_REASONS::contains)
                .map(texts::reviewReason)
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            paragraphs.add(texts.reviewedReasons(reasons));
        }
        paragraphs.add(texts.reviewedNext(reviewed.outcome().name()));
        return paragraphs;
    }

    private static String lastDay(Instant end, Locale locale) {
        return date(end.atOffset(ZoneOffset.UTC).toLocalDate(), locale);
    }

    private List<String> closedParagraphs(
            LetterTexts texts, RequestContext context, CaseEvent.Closed closed, Locale locale) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.closedBody(
                texts.right(closed.right().name()),
                texts.outcome(closed.outcome().name())));
        if (!closed.grounds().isEmpty()) {
            paragraphs.add(texts.closedGrounds(closed.grounds().stream()
                    .map(ground -> texts.ground(ground.name()))
                    .collect(Collectors.joining("; "))));
        }
        if (closed.packageAvailableUntil() != null) {
            paragraphs.add(texts.closedPackage(
                    date(closed.packageAvailableUntil().atOffset(ZoneOffset.UTC).toLocalDate(), locale)));
        }
        paragraphs.add(authority(context).map(texts::closedAuthority).orElseGet(texts::closedAuthorityUnknown));
        return paragraphs;
    }

    private static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private static String money(long minor, String code, Locale locale) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()));
    }

    private Optional<String> authority(RequestContext context) {
        return lawBook.row(new Jurisdiction(context.country(), context.region()))
                .map(LetterWriter::authority);
    }

    private static String authority(JurisdictionRow row) {
        return row.authorityUrl().isEmpty() ? row.authorityName() : row.authorityName() + ", " + row.authorityUrl();
    }

    private static String rights(LetterTexts texts, RequestEvent.Submitted submitted) {
        return submitted.cases().stream()
                .map(requested -> texts.right(requested.right().name()))
                .collect(Collectors.joining(", "));
    }

    private static String greeting(LetterTexts texts, Contact contact) {
        return contact.name() == null
                ? texts.greetingWithoutName()
                : texts.greeting(onOneLine(contact.name().reveal()));
    }

    // A name with line breaks could write a message of its own into the text part.
    private static String onOneLine(String name) {
        return BREAKS.matcher(name).replaceAll(" ");
    }

    private List<String> footer(LetterTexts texts, RequestContext context) {
        Controller controller = controllers.forCountry(context.country());
        List<String> lines = new ArrayList<>();
        lines.add(texts.controller());
        lines.add(controller.name());
        lines.addAll(controller.addressLines());
        controller.grievanceOfficer().map(officer -> line(texts, officer)).ifPresent(lines::add);
        return lines;
    }

    private static String line(LetterTexts texts, GrievanceOfficer officer) {
        return texts.grievanceOfficer(officer.name(), officer.phone(), officer.hours(), officer.email());
    }

    private String language(String wanted) {
        String language = Locale.forLanguageTag(wanted).getLanguage();
        return LANGUAGES.contains(language) ? language : fallback;
    }

    private record Draft(String subject, List<String> paragraphs, List<String> closing) {}
}
