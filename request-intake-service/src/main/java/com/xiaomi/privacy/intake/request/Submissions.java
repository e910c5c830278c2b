package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.account.RequestAccounts;
import com.xiaomi.privacy.intake.law.FirstDue;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.person.ContactIndex;
import com.xiaomi.privacy.intake.person.PersonIndex;
import com.xiaomi.privacy.intake.request.SubmissionAnswer.CaseAnswer;
import com.xiaomi.privacy.intake.right.AskedRights;
import com.xiaomi.privacy.intake.timeline.Timeline;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes submissions in: one request with its cases, audit entry and event, or the earlier answer to the same key. */
@ApplicationScoped
public class Submissions {

    private final SubmissionLedger ledger;
    private final Requests requests;
    private final PersonIndex personIndex;
    private final ContactIndex contactIndex;
    private final Timeline timeline;
    private final Jurisdictions jurisdictions;
    private final AskedRights askedRights;
    private final RequestAccounts requestAccounts;
    private final DataKeys dataKeys;
    private final ClearJson clearJson;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Submissions(
            SubmissionLedger ledger,
            Requests requests,
            PersonIndex personIndex,
            ContactIndex contactIndex,
            Timeline timeline,
            Jurisdictions jurisdictions,
            AskedRights askedRights,
            RequestAccounts requestAccounts,
            DataKeys dataKeys,
            ClearJson clearJson,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.ledger = ledger;
        this.requests = requests;
        this.personIndex = personIndex;
        this.contactIndex = contactIndex;
        this.timeline = timeline;
        this.jurisdictions = jurisdictions;
        this.askedRights = askedRights;
        this.requestAccounts = requestAccounts;
        this.dataKeys = dataKeys;
        this.clearJson = clearJson;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a submission in under a new id and key. Accepted means committed. */
    @Transactional
    public SubmissionResult submit(Submission submission) {
        return submit(submission, Ids.next(), dataKeys.take());
    }

    /** What was answered to the submission with this key; empty if there was none, or it is too long ago to be repeated. */
    @Transactional
    public Optional<SubmissionResult> earlier(Submission submission) {
        return ledger.earlier(submission, clock.instant());
    }

    /** As {@link #submit(Submission)}, under an id and a key that exist already. */
    @Transactional
    public SubmissionResult submit(Submission submission, UUID requestId, DataKey dataKey) {
        Intake intake = Intake.of(requestId, submission, clock.instant());
        SubmissionAnswer answer = answer(submission, intake);
        if (!ledger.claim(submission, answer, dataKey, intake.takenInAt())) {
            return ledger.earlier(submission, intake.takenInAt()).orElseThrow();
        }
        store(submission, intake, answer, dataKey);
        return new SubmissionResult.Accepted(answer);
    }

    private void store(Submission submission, Intake intake, SubmissionAnswer answer, DataKey dataKey) {
        UUID personRef = personIndex.referenceOf(submission.contact(), submission.onBehalf());
        Optional<UUID> contactRef = submission.contact().email().map(contactIndex::referenceOf);
        PrivacyRequest request =
                new PrivacyRequest(submission, intake, jurisdictions.ownCell(), personRef, dataKey, clearJson);
        contactRef.ifPresent(request::answeredTo);
        requests.persist(request);
        requests.flush();
        rememberAccount(submission.arrival(), intake);
        timeline.begin(
                intake.requestId(),
                answer.cases().stream()
                        .map(requested -> new Timeline.NewCase(requested.caseId(), requested.right(), requested.due()))
                        .toList(),
                intake.receivedAt());
        askedRights.keep(
                intake.requestId(),
                intake.cases().stream().map(RequestedCase::caseId).toList(),
                submission.rights(),
                dataKey);
        auditTrail.record(audit(submission, intake)
                .with("country", submission.country())
                .with("requesterKind", submission.requesterKind().name())
                .with("policyVersion", submission.policyVersion())
                .with("policyAccepted", Boolean.toString(submission.policyAccepted())));
        outbox.publish(event(submission, intake, personRef, contactRef));
    }

    private static AuditEntry audit(Submission submission, Intake intake) {
        return switch (submission.arrival()) {
            case Arrival.Online ignored ->
                AuditEntry.of(intake.requestId(), new Actor.Requester(intake.requestId()), "request.submitted");
            case Arrival.ByPartner(String partner) ->
                AuditEntry.of(intake.requestId(), new Actor.Partner(partner), "request.submitted");
            case Arrival.Registered registered ->
                AuditEntry.of(intake.requestId(), new Actor.Staff(registered.registeredBy()), "request.registered")
                        .with("channel", registered.channel())
                        .with("receivedAt", registered.receivedAt());
        };
    }

    private void rememberAccount(Arrival arrival, Intake intake) {
        switch (arrival) {
            case Arrival.Online(Optional<Personal> account) ->
                account.ifPresent(present -> requestAccounts.remember(intake.requestId(), present));
            case Arrival.ByPartner ignored -> {
                // A partner has no account here.
            }
            case Arrival.Registered ignored -> {
                // Whoever wrote a letter was not signed in.
            }
        }
    }

    private SubmissionAnswer answer(Submission submission, Intake intake) {
        return new SubmissionAnswer(
                intake.requestId(),
                intake.reference().value(),
                intake.trackingToken().reveal(),
                intake.receivedAt(),
                jurisdictions.controllerOf(submission.country()),
                jurisdictions.ownCell(),
                intake.cases().stream()
                        .map(requested -> caseAnswer(submission, intake, requested))
                        .toList());
    }

    private CaseAnswer caseAnswer(Submission submission, Intake intake, RequestedCase requested) {
        FirstDue due = jurisdictions.firstDue(
                submission.country(), submission.region(), requested.right(), intake.receivedAt());
        return new CaseAnswer(requested.caseId(), requested.right(), due.due(), due.status(), due.law());
    }

    private RequestEvent.Submitted event(
            Submission submission, Intake intake, UUID personRef, Optional<UUID> contactRef) {
        Jurisdiction place = new Jurisdiction(submission.country(), submission.region());
        return new RequestEvent.Submitted(
                intake.requestId(),
                intake.reference().value(),
                personRef,
                jurisdictions.ownCell(),
                place.country(),
                place.isZone() ? null : place.region(),
                submission.language(),
                submission.requesterKind(),
                intake.receivedAt(),
                submission.policyVersion(),
                intake.cases(),
                submission
                        .onBehalf()
                        .map(other -> other.subject().miId() != null)
                        .orElse(submission.contact().miId().isPresent()),
                place.isZone() ? place.region() : null,
                contactRef.orElse(null));
    }
}
