package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.address.OriginConfig;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.NotificationConfig.SelfService;
import com.xiaomi.privacy.notification.request.IdentityClient.Code;
import com.xiaomi.privacy.notification.request.IdentityClient.Confirmation;
import com.xiaomi.privacy.notification.request.IntakeClient.AccessLink;
import com.xiaomi.privacy.notification.request.IntakeClient.ContactChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where letters to people lead: to the page of the request, and to what they can do themselves (POLICY.md, section 7). */
@ApplicationScoped
class Pointers {

    private final String portalUrl;
    private final SelfService selfService;

    Pointers(NotificationConfig config, OriginConfig origin) {
        this.portalUrl = config.portalUrl().map(URI::toString).orElse(origin.url() + "/");
        this.selfService = config.selfService();
    }

    List<Pointer> of(Wording wording, String reference, PrivacyEvent event, Enclosure enclosure) {
        LetterTexts texts = wording.texts();
        Pointer page = new Pointer(
                label(texts, event, enclosure), url(reference, event, enclosure), validity(wording, enclosure));
        Stream<Pointer> own =
                rights(event).flatMap(right -> ownPage(texts, right).stream()).distinct();
        return Stream.concat(policy(texts, event), Stream.concat(Stream.of(page), own))
                .toList();
    }

    /** Of links in mails the mail itself says so. */
    private static String validity(Wording wording, Enclosure enclosure) {
        return enclosure instanceof Enclosure.Posted posted
                ? posted.link()
                        .map(link -> wording.texts().accessValidity(wording.moment(link.validUntil())))
                        .orElse(null)
                : null;
    }

    private Stream<Pointer> policy(LetterTexts texts, PrivacyEvent event) {
        return event instanceof NotificationEvent.PolicyAnnounced announced
                ? Stream.of(new Pointer(texts.policyLink(), portalUrl + "#/policies/" + announced.policyVersion()))
                : Stream.empty();
    }

    private static String label(LetterTexts texts, PrivacyEvent event, Enclosure enclosure) {
        return switch (event) {
            case IdentityEvent.MandateConfirmationAsked _ -> texts.mandateLink();
            case RequestEvent.ContactChangeAsked _
            when !(enclosure instanceof Enclosure.Withheld) -> texts.newContactLink();
            default -> texts.link();
        };
    }

    /**
     * The secret stands behind the '#', which browsers keep to themselves. Opening a link uses nothing up, for mail scanners
     * open them too: the page asks for one click.
     */
    String url(String reference, PrivacyEvent event, Enclosure enclosure) {
        String page = portalUrl + "#/requests/" + reference;
        return switch (enclosure) {
            case Enclosure.Access(AccessLink link) -> page + "/" + link.token().reveal();
            // To the page itself: whoever has not opened it cannot be at the place where a code is entered.
            case Enclosure.Posted posted ->
                posted.link().map(link -> page + "/" + link.token().reveal()).orElse(page);
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
            case Enclosure.OneTimeCode _, Enclosure.Question _, Enclosure.Withheld _, Enclosure.Nothing _ -> page;
        };
    }

    /** The rights of which the person could do something themselves: when they ask, and when they are answered. */
    private static Stream<Right> rights(PrivacyEvent event) {
        return switch (event) {
            case RequestEvent.Submitted submitted -> submitted.cases().stream().map(RequestedCase::right);
            case CaseEvent.Closed closed -> Stream.of(closed.right());
            default -> Stream.empty();
        };
    }

    private Optional<Pointer> ownPage(LetterTexts texts, Right right) {
        return switch (right) {
            case ACCESS, RECTIFICATION, PORTABILITY, WITHDRAW_CONSENT, OBJECTION, OPT_OUT_SALE ->
                selfService.accountUrl().map(url -> new Pointer(texts.selfServiceAccount(), url.toString()));
            case RESTRICTION ->
                selfService.freezeUrl().map(url -> new Pointer(texts.selfServiceFreeze(), url.toString()));
            case ERASURE ->
                selfService.deleteAccountUrl().map(url -> new Pointer(texts.selfServiceDelete(), url.toString()));
            case QUESTION, COMPLAINT, GRIEVANCE, AUTOMATED_DECISION_REVIEW, NOMINATE -> Optional.empty();
        };
    }
}
