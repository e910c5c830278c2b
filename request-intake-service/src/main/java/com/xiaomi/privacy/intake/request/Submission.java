package com.xiaomi.privacy.intake.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.right.AskedRight;
import java.util.List;
import java.util.Optional;

/**
 * What a person asks for, checked. Two are the same if everything but the key is.
 *
 * @param country ISO 3166-1 alpha-2, served by the cell
 * @param region ISO 3166-2 subdivision without the country; null if none was given
 * @param language BCP 47
 * @param onBehalf empty where people ask for themselves
 * @param policyAccepted by an act of the person's own
 * @param policyVersion version of the privacy policy that the person was shown; in force, where it did not come by the portal
 * @param rights distinct, in the order given
 */
public record Submission(
        @JsonIgnore String idempotencyKey,
        String country,
        String region,
        String language,
        RequesterKind requesterKind,
        Contact contact,
        Optional<OnBehalf> onBehalf,
        Optional<Personal> furtherInformation,
        String policyVersion,
        boolean policyAccepted,
        Arrival arrival,
        List<AskedRight> rights) {

    public Submission {
        rights = List.copyOf(rights);
    }
}
