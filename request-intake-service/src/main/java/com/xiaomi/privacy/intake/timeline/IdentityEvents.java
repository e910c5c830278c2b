package com.xiaomi.privacy.intake.timeline;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent.VerificationOpened;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.event.Inbox;
import com.xiaomi.privacy.intake.duplicate.Duplicates;
import com.xiaomi.privacy.intake.person.PersonIndex;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows what identity-verification reports. */
@ApplicationScoped
class IdentityEvents {

    private static final String CASES = "SELECT c.caseId FROM CaseProgress c WHERE c.requestId = :request";

    private final Inbox inbox;
    private final EntityManager entities;
    private final PersonIndex personIndex;
    private final Duplicates duplicates;

    IdentityEvents(Inbox inbox, EntityManager entities, PersonIndex personIndex, Duplicates duplicates) {
        this.inbox = inbox;
        this.entities = entities;
        this.personIndex = personIndex;
        this.duplicates = duplicates;
    }

    @Incoming("identity")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    private void apply(EventEnvelope envelope) {
        switch ((IdentityEvent) envelope.data()) {
            case VerificationOpened opened -> {
                opened(opened);
                note(envelope.id(), opened.requestId(), envelope.occurredAt(), TimelineCode.IDENTITY_REQUIRED);
            }
            case Verified verified -> verified(envelope.id(), verified);
            case IdentityEvent.Expired expired ->
                note(envelope.id(), expired.requestId(), expired.expiredAt(), TimelineCode.IDENTITY_EXPIRED);
            case IdentityEvent.EvidenceReviewed reviewed ->
                note(envelope.id(), reviewed.requestId(), reviewed.reviewedAt(), TimelineCode.of(reviewed.outcome()));
            case IdentityEvent.ErasureConfirmed _ -> {
                // For case-workflow.
            }
            case IdentityEvent.Expiring _ -> {
                // The person is reminded by e-mail; the date stands on the verification.
            }
            case IdentityEvent.MandateConfirmationAsked _ -> {
                // Between the data subject and identity-verification.
            }
            case IdentityEvent.MandateRevoked _ -> {
                // Staff decide what follows.
            }
            case IdentityEvent.RiskFlagged _ -> {
                // For the eyes of staff.
            }
            case IdentityEvent.ChallengeIssued _ -> {
                // The code goes out by notification-service; nothing changes for the person's view.
            }
        }
    }

    private void opened(VerificationOpened opened) {
        IdentityProgress known = entities.find(IdentityProgress.class, opened.requestId());
        if (known == null) {
            entities.persist(new IdentityProgress(opened.requestId(), opened.verificationId()));
        } else {
            known.reopened(opened.verificationId());
        }
    }

    private void verified(UUID eventId, Verified verified) {
        switch (verified.purpose()) {
            case CASE -> {
                IdentityProgress progress = entities.find(IdentityProgress.class, verified.requestId());
                if (sufficesForAll(verified)) {
                    progress.verified(verified.verifiedAt());
                    note(eventId, verified.requestId(), verified.verifiedAt(), TimelineCode.IDENTITY_PROVEN);
                } else {
                    note(eventId, verified.requestId(), verified.verifiedAt(), TimelineCode.IDENTITY_PARTLY_PROVEN);
                }
                if (personIndex.confirm(verified.requestId(), verified.level(), verified.verifiedAt())) {
                    progress.personProven(verified.verifiedAt());
                    duplicates.identityProven(verified.requestId(), verified.verifiedAt());
                }
            }
            case PACKAGE_DOWNLOAD, CONTACT_CHANGE -> {
                // A step-up for one action; says nothing new about the request.
            }
        }
    }

    // Until then the page shows no text of staff: whoever opened it may not be the person.
    private boolean sufficesForAll(Verified verified) {
        return entities.createQuery(CASES, UUID.class)
                .setParameter("request", verified.requestId())
                .getResultStream()
                .allMatch(verified::suffices);
    }

    private void note(UUID eventId, UUID requestId, Instant at, TimelineCode code) {
        entities.persist(new TimelineEntry(eventId, requestId, null, at, code));
    }
}
