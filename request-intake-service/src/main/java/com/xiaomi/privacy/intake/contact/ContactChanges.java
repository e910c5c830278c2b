package com.xiaomi.privacy.intake.contact;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.IntakeConfig;
import com.xiaomi.privacy.intake.access.AccessTokens;
import com.xiaomi.privacy.intake.access.TrackingKeys;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.ContactIndex;
import com.xiaomi.privacy.intake.person.EmailAddress;
import com.xiaomi.privacy.intake.person.PersonIndex;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.request.TrackingToken;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.intake.timeline.TimelineCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes where a person is written to. Whoever asks has just proven to be the person, by a code to the present contact; the
 * new one counts once the same person has used a link that went there. A mistyped address so hands nothing to a stranger: the
 * link alone changes nothing.
 */
@ApplicationScoped
public class ContactChanges {

    private final ContactChangeRepository changes;
    private final Requests requests;
    private final AccessTokens tokens;
    private final TrackingKeys trackingKeys;
    private final PersonIndex personIndex;
    private final ContactIndex contactIndex;
    private final DataKeys dataKeys;
    private final ClearJson json;
    private final Timeline timeline;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final IntakeConfig config;
    private final Clock clock;

    ContactChanges(
            ContactChangeRepository changes,
            Requests requests,
            AccessTokens tokens,
            TrackingKeys trackingKeys,
            PersonIndex personIndex,
            ContactIndex contactIndex,
            DataKeys dataKeys,
            ClearJson json,
            Timeline timeline,
            AuditTrail auditTrail,
            Outbox outbox,
            IntakeConfig config,
            Clock clock) {
        this.changes = changes;
        this.requests = requests;
        this.tokens = tokens;
        this.trackingKeys = trackingKeys;
        this.personIndex = personIndex;
        this.contactIndex = contactIndex;
        this.dataKeys = dataKeys;
        this.json = json;
        this.timeline = timeline;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asks the new contact; a change asked for before is void.
     *
     * @return until when it can be confirmed, UTC
     * @throws ProblemException if it is the present contact
     */
    @Transactional
    Instant ask(Actor.Requester person, Personal email) {
        PrivacyRequest request = requests.requireLocked(person.requestId());
        DataKey key = dataKeys.byId(request.dataKeyId());
        if (request.contact(key, json)
                .email()
                .filter(present -> EmailAddress.areSame(present, email))
                .isPresent()) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED, "email", "is where we write to you already; name another one");
        }
        changes.openOf(request.requestId()).ifPresent(earlier -> {
            changes.delete(earlier);
            // Hibernate would write the new row first, and the index allows only one that is open.
            changes.flush();
        });
        Instant expiresAt = clock.instant().plus(config.accessLinkValidity());
        ContactChange change = new ContactChange(Ids.next(), request.requestId(), email, key, expiresAt);
        changes.persist(change);
        auditTrail.record(AuditEntry.of(request.requestId(), person, "request.contact-change-asked")
                .with("contactChangeId", change.contactChangeId()));
        outbox.publish(new RequestEvent.ContactChangeAsked(request.requestId(), change.contactChangeId()));
        return expiresAt;
    }

    /**
     * Makes the change whose link this token was in. Links that went to the former contact open nothing any more.
     *
     * @throws ProblemException {@link ProblemType#ACCESS_LINK_EXPIRED} if it is no token of the change that is open
     */
    @Transactional
    void confirm(Actor.Requester person, TrackingToken token) {
        PrivacyRequest request = requests.requireLocked(person.requestId());
        Instant now = clock.instant();
        ContactChange change = changes.openOf(request.requestId())
                .filter(open -> open.isPending(now))
                .filter(open ->
                        token.matches(tokens.token(open.contactChangeId()).hash()))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.ACCESS_LINK_EXPIRED,
                        "This link does not work any more. Ask for the change again."));
        DataKey key = dataKeys.byId(request.dataKeyId());
        Contact former = request.contact(key, json);
        Personal email = change.email(key).orElseThrow();
        request.writeTo(email, key);
        UUID contactRef = contactIndex.referenceOf(email);
        request.answeredTo(contactRef);
        change.made(former.email(), key, now);
        if (request.onBehalf(key, json).isEmpty()) {
            personIndex.alsoReachedAt(email, request.personRef());
        }
        trackingKeys.voidLinks(request.requestId());
        timeline.note(request.requestId(), now, TimelineCode.CONTACT_CHANGED);
        auditTrail.record(AuditEntry.of(request.requestId(), person, "request.contact-changed")
                .with("contactChangeId", change.contactChangeId()));
        outbox.publish(new RequestEvent.ContactChanged(request.requestId(), change.contactChangeId(), now, contactRef));
    }

    /** What a message about a change needs now; empty if there is nobody to send one to any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Sendable> sendable(UUID requestId, UUID contactChangeId) {
        Instant now = clock.instant();
        return changes.of(requestId, contactChangeId)
                .filter(change -> change.isMade() || change.isPending(now))
                .flatMap(change -> change.email(
                                dataKeys.byId(requests.require(requestId).dataKeyId()))
                        .map(email -> sendable(change, email)));
    }

    private Sendable sendable(ContactChange change, Personal email) {
        return change.isMade()
                ? new Sendable.Notice(email)
                : new Sendable.Question(email, tokens.token(change.contactChangeId()), change.keptUntil());
    }

    /** A message about a change. */
    public sealed interface Sendable {

        /** Where it goes. */
        Personal email();

        /**
         * To the new contact: whether it is the person's.
         *
         * @param token confirms the change
         * @param until when it stops working, UTC
         */
        record Question(Personal email, TrackingToken token, Instant until) implements Sendable {}

        /** To the former contact: another one has taken its place. */
        record Notice(Personal email) implements Sendable {}
    }
}
