package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.foundation.contact.MailAddress;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.opendsr.OpenDsrMessage.Identity;
import com.xiaomi.privacy.intake.partner.Partner;
import com.xiaomi.privacy.intake.partner.PartnerPlaces;
import com.xiaomi.privacy.intake.partner.PartnerPlaces.Verdict;
import com.xiaomi.privacy.intake.partner.PartnerSubmission;
import com.xiaomi.privacy.intake.partner.PartnerSubmission.Asked;
import com.xiaomi.privacy.intake.partner.WireNames;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a request of what a controller sends. */
@ApplicationScoped
class OpenDsrSubmission {

    private static final Jurisdiction CALIFORNIA = new Jurisdiction("US", "CA");

    private final PartnerPlaces places;
    private final Validator validator;
    private final ProcessorSeal seal;

    OpenDsrSubmission(PartnerPlaces places, Validator validator, ProcessorSeal seal) {
        this.places = places;
        this.validator = validator;
        this.seal = seal;
    }

    /**
     * The request.
     *
     * @throws OpenDsrRefusal with what the controller has to send
     */
    PartnerSubmission of(OpenDsrMessage message, Partner partner) {
        validator.validate(message).stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .ifPresent(OpenDsrSubmission::refuse);
        requireTime(message.submittedTime());
        Personal id = Personal.of(message.subjectRequestId());
        return new PartnerSubmission(
                partner,
                id,
                Optional.of(id),
                new Asked(
                        place(message, partner),
                        new OnBehalf.Subject(null, email(message), null),
                        RequestType.named(message.subjectRequestType())
                                .orElseThrow(() -> OpenDsrRefusal.invalid(
                                        "subject_request_type must be access, portability or erasure."))
                                .asked(),
                        Optional.of(words(message))));
    }

    private static Personal email(OpenDsrMessage message) {
        return message.subjectIdentities().stream()
                .filter(identity -> identity.identityType().equals("email")
                        && identity.identityFormat().equals("raw"))
                .map(Identity::identityValue)
                .filter(value -> value.reveal().matches(PersonalText.EMAIL))
                .filter(value -> !(MailAddress.of(value) instanceof MailAddress.Unusable))
                .findFirst()
                .orElseThrow(
                        () -> OpenDsrRefusal.invalid(
                                "subject_identities must hold an identity of type email in format raw: by it the person is found."));
    }

    /** In California under its law; else where our extension says, or what the operator knows of the controller. */
    private Jurisdiction place(OpenDsrMessage message, Partner partner) {
        Verdict verdict = switch (message.regulation()) {
            case "ccpa" -> places.of(CALIFORNIA.country(), CALIFORNIA.region());
            case "gdpr" -> elsewhere(message, partner);
            case null -> elsewhere(message, partner);
            default -> throw OpenDsrRefusal.invalid("regulation must be gdpr or ccpa.");
        };
        return switch (verdict) {
            case Verdict.Served(Jurisdiction place) -> place;
            case Verdict.NoPlace(String whatToSend) ->
                throw OpenDsrRefusal.invalid("extensions." + seal.domain() + ": " + whatToSend);
            case Verdict.Elsewhere(String whereToSend) -> throw OpenDsrRefusal.invalid(whereToSend);
        };
    }

    private Verdict elsewhere(OpenDsrMessage message, Partner partner) {
        String country = message.extension(seal.domain(), "country");
        if (country != null) {
            return places.of(country, message.extension(seal.domain(), "region"));
        }
        return partner.place()
                .map(place -> places.of(place.country(), place.region()))
                .orElseGet(() -> places.of(null, null));
    }

    private static Personal words(OpenDsrMessage message) {
        return Personal.of(Stream.concat(
                        Stream.of(
                                "Sent by another controller by OpenDSR; that it knows the person is its claim.",
                                "regulation: "
                                        + Optional.ofNullable(message.regulation())
                                                .orElse("not named"),
                                "submitted_time: " + message.submittedTime()),
                        message.subjectIdentities().stream()
                                .map(identity -> identity.identityType() + " (" + identity.identityFormat() + "): "
                                        + identity.identityValue().reveal()))
                .collect(Collectors.joining("\n")));
    }

    private static void requireTime(String sent) {
        try {
            OffsetDateTime.parse(sent);
        } catch (DateTimeParseException e) {
            throw OpenDsrRefusal.invalid("submitted_time must be a time as in RFC 3339.");
        }
    }

    private static void refuse(ConstraintViolation<OpenDsrMessage> violation) {
        throw OpenDsrRefusal.invalid(WireNames.of(violation) + " " + violation.getMessage() + ".");
    }
}
