package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.duplicate.DuplicateHints;
import com.xiaomi.privacy.casework.identity.IdentityReports;
import com.xiaomi.privacy.casework.question.Questioning;
import com.xiaomi.privacy.casework.retention.RequestErasures;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.foundation.access.EndedPasses;
import com.xiaomi.privacy.foundation.event.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What casework hears from intake and identity-verification. */
@ApplicationScoped
class CaseEventConsumer {

    private final Inbox inbox;
    private final CaseOpening opening;
    private final CaseMail mail;
    private final Questioning questioning;
    private final DuplicateHints duplicateHints;
    private final IdentityReports reports;
    private final Withdrawals withdrawals;
    private final RequestErasures erasures;
    private final EndedPasses endedPasses;

    CaseEventConsumer(
            Inbox inbox,
            CaseOpening opening,
            CaseMail mail,
            Questioning questioning,
            DuplicateHints duplicateHints,
            IdentityReports reports,
            Withdrawals withdrawals,
            RequestErasures erasures,
            EndedPasses endedPasses) {
        this.inbox = inbox;
        this.opening = opening;
        this.mail = mail;
        this.questioning = questioning;
        this.duplicateHints = duplicateHints;
        this.reports = reports;
        this.withdrawals = withdrawals;
        this.erasures = erasures;
        this.endedPasses = endedPasses;
    }

    @Incoming("requests")
    @Blocking
    void onRequest(ConsumerRecord<String, String> record) {
        inbox.receive(record, envelope -> {
            switch ((RequestEvent) envelope.data()) {
                case RequestEvent.Submitted submitted -> opening.open(submitted);
                case RequestEvent.AttachmentStored stored -> opening.attach(stored);
                case RequestEvent.AttachmentWithdrawn withdrawn -> opening.detach(withdrawn);
                case RequestEvent.MessageReceived received -> mail.received(received);
                case RequestEvent.MessagesRead read -> mail.read(read);
                case RequestEvent.QuestionAsked asked -> questioning.asked(asked);
                case RequestEvent.QuestionAnswered answered -> questioning.answered(answered);
                case RequestEvent.DuplicateSuspected suspected -> duplicateHints.note(suspected);
                case RequestEvent.RevokedByPartner revoked -> withdrawals.revoked(revoked);
                case RequestEvent.PassesEnded ended -> endedPasses.note(ended);
                case RequestEvent.ErasureConfirmed confirmed -> erasures.confirmed(confirmed);
                // Notification sends the link; the cases are not touched.
                case RequestEvent.AccessRequested ignored -> {}
                // Asked of intake whenever somebody is written to; identity-verification flags it for staff.
                case RequestEvent.ContactChangeAsked ignored -> {}
                case RequestEvent.ContactChanged ignored -> {}
                // Between staff and the person; no case waits for it.
                case RequestEvent.MessageSent ignored -> {}
            }
        });
    }

    @Incoming("identity")
    @Blocking
    void onIdentity(ConsumerRecord<String, String> record) {
        inbox.receive(record, envelope -> {
            switch ((IdentityEvent) envelope.data()) {
                case IdentityEvent.Verified verified -> opening.confirmIdentity(verified);
                case IdentityEvent.Expiring expiring -> reports.note(expiring, envelope.occurredAt());
                case IdentityEvent.Expired expired -> reports.note(expired);
                case IdentityEvent.RiskFlagged flagged -> reports.note(flagged);
                case IdentityEvent.MandateRevoked revoked -> reports.note(revoked);
                case IdentityEvent.ErasureConfirmed confirmed -> erasures.confirmed(confirmed);
                case IdentityEvent.EvidenceReviewed ignored -> {}
                case IdentityEvent.MandateConfirmationAsked ignored -> {}
                // Between identity-verification, intake and notification; no case moves by them.
                case IdentityEvent.VerificationOpened ignored -> {}
                case IdentityEvent.ChallengeIssued ignored -> {}
            }
        });
    }
}
