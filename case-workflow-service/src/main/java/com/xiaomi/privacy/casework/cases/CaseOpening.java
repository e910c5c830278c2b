package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.legalbasis.CaseLegalBases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.request.ProvenIdentities;
import com.xiaomi.privacy.casework.request.RequestAttachment;
import com.xiaomi.privacy.casework.request.RequestAttachments;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentStored;
import com.xiaomi.privacy.contracts.event.RequestEvent.AttachmentWithdrawn;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** From a submitted request to cases in review: what intake and identity-verification report. */
@ApplicationScoped
public class CaseOpening {

    private static final Logger LOG = Logger.getLogger(CaseOpening.class);

    private final CaseRequests requests;
    private final RequestAttachments attachments;
    private final ProvenIdentities identities;
    private final RightsCases cases;
    private final CaseMoves moves;
    private final CaseClock caseClock;
    private final ClockLedger ledger;
    private final CaseLegalBases legalBases;
    private final DataKeys dataKeys;
    private final Outbox outbox;
    private final Clock clock;

    CaseOpening(
            CaseRequests requests,
            RequestAttachments attachments,
            ProvenIdentities identities,
            RightsCases cases,
            CaseMoves moves,
            CaseClock caseClock,
            ClockLedger ledger,
            CaseLegalBases legalBases,
            DataKeys dataKeys,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.attachments = attachments;
        this.identities = identities;
        this.cases = cases;
        this.moves = moves;
        this.caseClock = caseClock;
        this.ledger = ledger;
        this.legalBases = legalBases;
        this.dataKeys = dataKeys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens a case for each right and asks for proof of identity; does nothing for a request that is known. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(Submitted submitted) {
        requests.oneAtATime(submitted.requestId());
        if (requests.findById(submitted.requestId()) != null) {
            LOG.infof("request %s is known already", submitted.requestId());
            return;
        }
        CaseRequest request = new CaseRequest(submitted, dataKeys.take());
        requests.persist(request);
        List<RightsCase> opened = submitted.cases().stream()
                .map(asked ->
                        new RightsCase(request, asked, caseClock.opening(request, asked.right()), clock.instant()))
                .sorted(Comparator.comparing(RightsCase::caseId))
                .toList();
        cases.persist(opened);
        opened.forEach(moves::opened);
        opened.forEach(one -> moves.onFact(one, CaseCommand.REQUIRE_IDENTITY));
        opened.forEach(
                one -> identities.when(request.requestId(), one.caseId()).ifPresent(provenAt -> goOn(one, provenAt)));
        if (opened.stream().anyMatch(one -> one.state() == CaseState.AWAITING_IDENTITY)) {
            outbox.publish(identityRequired(submitted, opened));
        }
    }

    // What each case needs is decided by identity-verification; a code to the contact is the least.
    private static CaseEvent.IdentityRequired identityRequired(Submitted submitted, List<RightsCase> opened) {
        return new CaseEvent.IdentityRequired(
                submitted.requestId(),
                AssuranceLevel.CONTACT,
                submitted.country(),
                submitted.regionOrZone(),
                submitted.requesterKind(),
                submitted.accountNamed(),
                submitted.personRef(),
                opened.stream()
                        .map(RightsCase::due)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                submitted.cases(),
                submitted.contactRef());
    }

    /** Notes an attachment, so that the package will hold it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(AttachmentStored stored) {
        if (attachments.findById(stored.attachmentId()) == null) {
            attachments.persist(new RequestAttachment(stored));
            legalBases.noteForAll(stored.requestId(), ProcessingStep.USE_ATTACHMENT, stored.attachmentId());
        }
    }

    /** Notes that the person took an attachment back, so that no package built from now on will hold it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void detach(AttachmentWithdrawn withdrawn) {
        attachments.findByIdOptional(withdrawn.attachmentId()).ifPresent(one -> {
            one.withdraw(clock.instant());
            legalBases.consentWithdrawn(one.requestId(), one.attachmentId());
        });
    }

    /** Lets those cases of a request go on to review for which it is proven surely enough who asks. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void confirmIdentity(Verified verified) {
        if (verified.purpose() != VerificationPurpose.CASE) {
            return;
        }
        requests.oneAtATime(verified.requestId());
        List<RightsCase> waiting = cases.lockedOf(verified.requestId());
        identities.note(verified);
        waiting.stream()
                .filter(one -> verified.suffices(one.caseId()))
                .forEach(one -> goOn(one, verified.verifiedAt()));
    }

    // Asking for the ordinary code is no IDENTITY_REQUESTED of the clock: laws let it stand still only where there is
    // doubt about the person. The proof itself starts the clock where a law says so.
    private void goOn(RightsCase one, Instant provenAt) {
        boolean late = one.outcome() == Outcome.EXPIRED;
        moves.onFact(
                one,
                late ? CaseCommand.PROVE_LATE : CaseCommand.CONFIRM_IDENTITY,
                () -> ledger.note(one, ClockEvent.Type.IDENTITY_PROVIDED, provenAt, one.requestId()));
    }
}
