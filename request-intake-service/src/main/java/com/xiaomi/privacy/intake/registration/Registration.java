package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.intake.request.Arrival;
import com.xiaomi.privacy.intake.request.Submission;
import java.util.Optional;
import java.util.UUID;

/**
 * What a member of staff writes down, checked.
 *
 * @param country ISO 3166-1 alpha-2, served by the cell
 * @param region ISO 3166-2 subdivision without the country; null if none was given
 */
record Registration(String idempotencyKey, String country, String region, RegistrationBody body, Actor.Staff by) {

    /**
     * As the submission that the person would have made.
     *
     * @param policyVersion in force
     * @param confirmedBy subject of the staff realm; empty where one person's word is enough
     */
    Submission toSubmission(String policyVersion, Optional<UUID> confirmedBy) {
        return new Submission(
                idempotencyKey,
                country,
                region,
                body.language(),
                body.requesterKind(),
                body.contact().toContact(),
                Optional.ofNullable(body.onBehalf()),
                Optional.ofNullable(body.furtherInformation()),
                policyVersion,
                false,
                new Arrival.Registered(
                        body.channel(),
                        body.receivedAt(),
                        by.subject(),
                        confirmedBy,
                        Optional.ofNullable(body.backdatingReason())),
                body.rights());
    }
}
