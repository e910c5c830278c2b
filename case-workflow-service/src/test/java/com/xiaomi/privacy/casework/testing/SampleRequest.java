package com.xiaomi.privacy.casework.testing;

import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A request of a person in Germany, as intake reports it. */
public record SampleRequest(UUID id, String reference, List<RequestedCase> cases) {

    /** Received in the morning of a day whose one-month answer falls on a Thursday: 24 December 2026. */
    public static final Instant RECEIVED = Instant.parse("2026-11-24T09:00:00Z");

    /** What intake calls the address they all wrote from. */
    public static final UUID CONTACT = Ids.next();

    public static SampleRequest of(Right... rights) {
        return new SampleRequest(
                Ids.next(),
                Reference.random().value(),
                Arrays.stream(rights)
                        .map(right -> new RequestedCase(Ids.next(), right, Sensitivity.NORMAL))
                        .toList());
    }

    public UUID firstCase() {
        return cases.getFirst().caseId();
    }

    public Submitted submitted() {
        return submittedBy(Ids.next(), "DE", null);
    }

    /** As a person whom intake knows already, from any place. */
    public Submitted submittedBy(UUID personRef, String country, String region) {
        return submittedBy(personRef, country, region, RECEIVED);
    }

    /** The same, at a time of its own. */
    public Submitted submittedBy(UUID personRef, String country, String region, Instant receivedAt) {
        return new Submitted(
                id,
                reference,
                personRef,
                Cell.EU,
                country,
                region,
                "de",
                RequesterKind.SELF,
                receivedAt,
                "2024-12-16",
                cases,
                true,
                null,
                CONTACT);
    }

    public Verified verified(VerificationPurpose purpose) {
        return verified(AssuranceLevel.CONTACT, purpose, null);
    }

    /** Enough for some of its cases only. */
    public Verified verified(AssuranceLevel level, VerificationPurpose purpose, List<UUID> enoughFor) {
        return new Verified(id, Ids.next(), level, purpose, RECEIVED.plusSeconds(60), enoughFor);
    }
}
