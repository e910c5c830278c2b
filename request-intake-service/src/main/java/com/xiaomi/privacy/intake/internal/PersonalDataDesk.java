package com.xiaomi.privacy.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.access.AccessLinks;
import com.xiaomi.privacy.intake.attachment.Attachment;
import com.xiaomi.privacy.intake.attachment.AttachmentGrants;
import com.xiaomi.privacy.intake.attachment.Attachments;
import com.xiaomi.privacy.intake.contact.ContactChanges;
import com.xiaomi.privacy.intake.contact.ContactChanges.Sendable.Notice;
import com.xiaomi.privacy.intake.contact.ContactChanges.Sendable.Question;
import com.xiaomi.privacy.intake.internal.InternalViews.AccessLinkView;
import com.xiaomi.privacy.intake.internal.InternalViews.AccountMatchView;
import com.xiaomi.privacy.intake.internal.InternalViews.AttachmentSummary;
import com.xiaomi.privacy.intake.internal.InternalViews.CaseDetailsView;
import com.xiaomi.privacy.intake.internal.InternalViews.ContactChangeView;
import com.xiaomi.privacy.intake.internal.InternalViews.ContactView;
import com.xiaomi.privacy.intake.internal.InternalViews.PersonView;
import com.xiaomi.privacy.intake.internal.InternalViews.RequestDetailsView;
import com.xiaomi.privacy.intake.internal.InternalViews.SubjectContactView;
import com.xiaomi.privacy.intake.internal.InternalViews.SubjectPresenceView;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.EmailAddress;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.request.TrackingToken;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.AskedRights;
import com.xiaomi.privacy.intake.right.TaskDetails;
import com.xiaomi.privacy.intake.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hands personal data to the services that need it at the moment, and writes down to whom and what for. */
@ApplicationScoped
class PersonalDataDesk {

    private final Requests requests;
    private final Attachments attachments;
    private final AttachmentGrants grants;
    private final AskedRights askedRights;
    private final Timeline timeline;
    private final AccessLinks accessLinks;
    private final ContactChanges contactChanges;
    private final DataKeys dataKeys;
    private final ClearJson clearJson;
    private final AuditTrail auditTrail;

    PersonalDataDesk(
            Requests requests,
            Attachments attachments,
            AttachmentGrants grants,
            AskedRights askedRights,
            Timeline timeline,
            AccessLinks accessLinks,
            ContactChanges contactChanges,
            DataKeys dataKeys,
            ClearJson clearJson,
            AuditTrail auditTrail) {
        this.requests = requests;
        this.attachments = attachments;
        this.grants = grants;
        this.askedRights = askedRights;
        this.timeline = timeline;
        this.accessLinks = accessLinks;
        this.contactChanges = contactChanges;
        this.dataKeys = dataKeys;
        this.clearJson = clearJson;
        this.auditTrail = auditTrail;
    }

    @Transactional
    ContactView contact(UUID requestId, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "contact", purpose, caller);
        Contact contact = request.contact(key(request), clearJson);
        return new ContactView(
                revealed(contact.email()),
                revealed(contact.name()),
                request.language(),
                contact.address().stream()
                        .flatMap(address -> address.lines().stream())
                        .map(Personal::reveal)
                        .toList());
    }

    @Transactional
    SubjectContactView subjectContact(UUID requestId, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "subject-contact", purpose, caller);
        return ownContactOfSubject(request)
                .map(email -> new SubjectContactView(email.reveal()))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "The data subject has no contact of their own that is known here."));
    }

    @Transactional
    SubjectPresenceView subjectPresence(UUID requestId, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "subject-presence", purpose, caller);
        return new SubjectPresenceView(ownContactOfSubject(request).isPresent());
    }

    /** An address of the data subject that is not the requester's too; whoever asks for another must not answer for them. */
    private Optional<Personal> ownContactOfSubject(PrivacyRequest request) {
        DataKey key = key(request);
        Contact requester = request.contact(key, clearJson);
        return request.onBehalf(key, clearJson)
                .flatMap(other -> Optional.ofNullable(other.subject().email()))
                .filter(email -> requester
                        .email()
                        .filter(own -> EmailAddress.areSame(own, email))
                        .isEmpty());
    }

    @Transactional
    AccessLinkView accessLink(UUID requestId, UUID accessLinkId, Purpose purpose, Actor.Machine caller) {
        requests.require(requestId);
        AccessLinks.Sendable link = accessLinks
                .sendable(requestId, accessLinkId)
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.ACCESS_LINK_EXPIRED, "This link is not to be sent any more."));
        auditTrail.record(audit(requestId, "access-link", purpose, caller).with("accessLinkId", accessLinkId));
        return new AccessLinkView(link.token().reveal(), link.until());
    }

    @Transactional
    AccessLinkView postedAccessLink(UUID requestId, UUID accessLinkId, Purpose purpose, Actor.Machine caller) {
        AccessLinks.Sendable link = accessLinks
                .issuePosted(requests.require(requestId), accessLinkId)
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.ACCESS_LINK_EXPIRED, "Links to this contact go by e-mail."));
        auditTrail.record(audit(requestId, "access-link", purpose, caller).with("accessLinkId", accessLinkId));
        return new AccessLinkView(link.token().reveal(), link.until());
    }

    @Transactional
    ContactChangeView contactChange(UUID requestId, UUID contactChangeId, Purpose purpose, Actor.Machine caller) {
        requests.require(requestId);
        ContactChanges.Sendable message = contactChanges
                .sendable(requestId, contactChangeId)
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.ACCESS_LINK_EXPIRED, "Nobody is to be told of it any more."));
        auditTrail.record(audit(requestId, "contact-change", purpose, caller).with("contactChangeId", contactChangeId));
        return switch (message) {
            case Question(Personal email, TrackingToken token, Instant until) ->
                new ContactChangeView(email.reveal(), token.reveal(), until);
            case Notice(Personal email) -> new ContactChangeView(email.reveal(), null, null);
        };
    }

    @Transactional
    PersonView person(UUID requestId, Optional<UUID> caseId, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "person", purpose, caller);
        DataKey key = key(request);
        JsonNode details = caseId.map(askedRights.of(requestId, key)::get)
                .flatMap(asked -> TaskDetails.of(asked.details()))
                .map(clearJson::tree)
                .orElse(null);
        return request.onBehalf(key, clearJson)
                .map(other -> personView(other.subject(), details))
                .orElseGet(() -> personView(request.contact(key, clearJson), details));
    }

    @Transactional
    AccountMatchView accountMatch(
            UUID requestId, InternalResource.AccountClaims claims, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "account-match", purpose, caller);
        DataKey key = key(request);
        Contact contact = request.contact(key, clearJson);
        Optional<Personal> miId = request.onBehalf(key, clearJson)
                .map(other -> Optional.ofNullable(other.subject().miId()))
                .orElseGet(contact::miId);
        Optional<Personal> claimedMiId = Optional.ofNullable(claims.miId());
        Optional<Personal> claimedEmail = Optional.ofNullable(claims.email());
        return new AccountMatchView(
                miId.flatMap(known -> claimedMiId.filter(known::equals)).isPresent(),
                contact.email()
                        .flatMap(known -> claimedEmail.filter(claimed -> EmailAddress.areSame(known, claimed)))
                        .isPresent());
    }

    @Transactional
    RequestDetailsView details(UUID requestId, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = handOut(requestId, "request-details", purpose, caller);
        DataKey key = key(request);
        return new RequestDetailsView(
                revealed(request.furtherInformation(key)),
                request.language(),
                request.country(),
                request.region(),
                request.channel(),
                request.requesterKind(),
                request.onBehalf(key, clearJson).map(clearJson::tree).orElse(null),
                cases(requestId, key),
                attachments.storedOf(requestId).stream()
                        .map(attachment -> summary(attachment, key))
                        .toList());
    }

    @Transactional
    Grant grant(UUID requestId, UUID attachmentId, Purpose purpose, Actor.Machine caller) throws IOException {
        PrivacyRequest request = requests.require(requestId);
        Grant grant = grants.grant(requestId, attachmentId, key(request))
                .orElseThrow(() ->
                        ProblemException.of(ProblemType.NOT_FOUND, "There is no such stored file in this request."));
        auditTrail.record(audit(requestId, "attachment", purpose, caller).with("attachmentId", attachmentId));
        return grant;
    }

    private List<CaseDetailsView> cases(UUID requestId, DataKey key) {
        Map<UUID, AskedRight> asked = askedRights.of(requestId, key);
        return timeline.cases(requestId).stream()
                .map(one -> new CaseDetailsView(
                        one.caseId(),
                        one.right(),
                        Optional.ofNullable(asked.get(one.caseId()))
                                .map(said -> clearJson.tree(said.details()))
                                .orElse(null)))
                .toList();
    }

    private static PersonView personView(Contact contact, JsonNode details) {
        return new PersonView(revealed(contact.email()), revealed(contact.name()), revealed(contact.miId()), details);
    }

    private static PersonView personView(OnBehalf.Subject subject, JsonNode details) {
        return new PersonView(
                revealed(Optional.ofNullable(subject.email())),
                revealed(Optional.ofNullable(subject.name())),
                revealed(Optional.ofNullable(subject.miId())),
                details);
    }

    private PrivacyRequest handOut(UUID requestId, String what, Purpose purpose, Actor.Machine caller) {
        PrivacyRequest request = requests.require(requestId);
        auditTrail.record(audit(requestId, what, purpose, caller));
        return request;
    }

    private static AuditEntry audit(UUID requestId, String what, Purpose purpose, Actor.Machine caller) {
        return AuditEntry.of(requestId, caller, "personal-data.handed-out")
                .with("what", what)
                .with("purpose", purpose.name());
    }

    private DataKey key(PrivacyRequest request) {
        return dataKeys.byId(request.dataKeyId());
    }

    private static AttachmentSummary summary(Attachment attachment, DataKey key) {
        return new AttachmentSummary(
                attachment.attachmentId(),
                revealed(attachment.fileName(key)),
                attachment.mediaType(),
                attachment.sizeBytes(),
                Boolean.TRUE.equals(attachment.scanned()));
    }

    private static String revealed(Optional<Personal> value) {
        return value.map(Personal::reveal).orElse(null);
    }
}
