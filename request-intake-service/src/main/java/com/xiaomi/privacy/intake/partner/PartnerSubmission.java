package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.request.Arrival;
import com.xiaomi.privacy.intake.request.Submission;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.util.List;
import java.util.Optional;

/**
 * What a partner asks for somebody, checked. It is a request like any other: of an authorised agent, who must show who they are and
 * that they may.
 *
 * @param key tells its requests apart, the same for the same message
 * @param ownId the partner's own name of the request, to be repeated in answers; empty where it gave none
 * @param asked what, of whom, and where; the same key always comes with the same
 */
public record PartnerSubmission(Partner partner, Personal key, Optional<Personal> ownId, Asked asked) {

    /**
     * The matter.
     *
     * @param subject the data subject
     * @param words what else the partner says, for staff
     */
    public record Asked(Jurisdiction place, OnBehalf.Subject subject, AskedRight right, Optional<Personal> words) {}

    /** @param policyVersion in force */
    Submission toSubmission(String policyVersion) {
        return new Submission(
                // A header can't hold a line end, so nobody else can take this key.
                partner.id() + "\n" + key.reveal(),
                asked.place().country(),
                asked.place().region(),
                partner.language(),
                RequesterKind.AGENT,
                new Contact(
                        Optional.of(partner.mailbox()),
                        Optional.of(partner.name()),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(new OnBehalf(OnBehalf.Ground.AUTHORISED_AGENT, partner.name(), asked.subject())),
                asked.words(),
                policyVersion,
                false,
                new Arrival.ByPartner(partner.id()),
                List.of(asked.right()));
    }
}
