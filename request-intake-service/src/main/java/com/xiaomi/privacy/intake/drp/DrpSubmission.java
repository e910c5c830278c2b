package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.drp.DrpMessage.Address;
import com.xiaomi.privacy.intake.drp.DrpMessage.Exercise;
import com.xiaomi.privacy.intake.partner.PartnerPlaces;
import com.xiaomi.privacy.intake.partner.PartnerPlaces.Verdict;
import com.xiaomi.privacy.intake.partner.PartnerSubmission;
import com.xiaomi.privacy.intake.partner.PartnerSubmission.Asked;
import com.xiaomi.privacy.intake.partner.WireNames;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Makes a request of what an agent has signed. */
@ApplicationScoped
class DrpSubmission {

    private static final String CCPA = "ccpa";
    private static final Jurisdiction CALIFORNIA = new Jurisdiction("US", "CA");

    private final PartnerPlaces places;
    private final Validator validator;

    DrpSubmission(PartnerPlaces places, Validator validator) {
        this.places = places;
        this.validator = validator;
    }

    /**
     * The request.
     *
     * @param messageHash tells messages apart that have no id of the agent
     * @throws DrpRefusal with what the agent has to send
     */
    PartnerSubmission of(Exercise message, DrpAgent agent, String messageHash) {
        validator.validate(message).stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .ifPresent(DrpSubmission::refuse);
        if (message.email() == null) {
            throw DrpRefusal.correctable(
                    "Send 'email': by it the person is found, and asked whether you may act for them.");
        }
        return new PartnerSubmission(
                agent.partner(),
                Optional.ofNullable(message.agentRequestId())
                        .map(id -> Personal.of("id/" + id.reveal()))
                        .orElseGet(() -> Personal.of("message/" + messageHash)),
                Optional.ofNullable(message.agentRequestId()),
                new Asked(
                        place(message, agent),
                        new OnBehalf.Subject(message.name(), message.email(), null),
                        right(message.right()),
                        Optional.of(ClaimWords.of(message))));
    }

    private static AskedRight right(String exercise) {
        return DrpRight.named(exercise)
                .flatMap(DrpRight::asked)
                .orElseThrow(() -> DrpRefusal.fatal("Unsupported rights actions submitted."));
    }

    /** Where the person lives as the message says; else what the regime says, and what the operator knows of the agent. */
    private Jurisdiction place(Exercise message, DrpAgent agent) {
        if (message.regime() != null && !message.regime().equals(CCPA)) {
            throw DrpRefusal.fatal("'regime' must be \"ccpa\", or left out.");
        }
        Optional<Jurisdiction> fallback =
                message.regime() == null ? agent.partner().place() : Optional.of(CALIFORNIA);
        Verdict verdict = Optional.ofNullable(message.address())
                .filter(address -> address.country() != null)
                .map(this::at)
                .or(() -> fallback.map(place -> places.of(place.country(), place.region())))
                .orElseThrow(() -> DrpRefusal.correctable(
                        "Send 'regime', or 'address' with 'country' (two letters, ISO 3166-1) and 'region'."));
        return switch (verdict) {
            case Verdict.Served(Jurisdiction place) -> place;
            case Verdict.NoPlace(String whatToSend) -> throw DrpRefusal.correctable("'address': " + whatToSend);
            case Verdict.Elsewhere(String whereToSend) -> throw DrpRefusal.fatal(whereToSend);
        };
    }

    private Verdict at(Address address) {
        return places.of(upperCase(address.country()), address.region() == null ? null : upperCase(address.region()));
    }

    private static String upperCase(Personal code) {
        return code.reveal().toUpperCase(Locale.ROOT);
    }

    private static void refuse(ConstraintViolation<Exercise> violation) {
        throw DrpRefusal.correctable("'" + WireNames.of(violation).replace("agent_request_id", "agent-request-id")
                + "' " + violation.getMessage() + ".");
    }
}
