package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.casework.proposal.SecondPerson;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.casework.transfer.RegisteredTransfer.Draft;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.client.IdempotencyKey;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.export.HomeRegion;
import com.xiaomi.privacy.legal.export.Safeguard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Who outside of the controller works on data of the cell and what makes that lawful: one person proposes, a second one decides, anyone with
 * the role ends it. Each entry has an audit chain of its own.
 */
@ApplicationScoped
class TransferRegister {

    private static final int MOST_YEARS = 10;

    private final RegisteredTransfers transfers;
    private final CaseRequests requests;
    private final HomeRegion home;
    private final AuditTrail auditTrail;
    private final Clock clock;

    TransferRegister(
            RegisteredTransfers transfers, CaseRequests requests, CellConfig cell, AuditTrail auditTrail, Clock clock) {
        this.transfers = transfers;
        this.requests = requests;
        this.home = HomeRegion.of(cell.name());
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * Proposes an entry. The same again, with the same key, gives the same one.
     *
     * @param reference as it was typed, of the request whose person agreed; null if it is about none
     * @throws ProblemException {@link ProblemType#NOT_FOUND} for that request, {@link ProblemType#VALIDATION_FAILED} for what contradicts itself or lets nothing leave this cell,
     *     {@link ProblemType#IDEMPOTENCY_KEY_REUSED}
     */
    @Transactional
    TransferEntry propose(Function<UUID, Draft> body, String reference, String idempotencyKey, Actor.Staff by) {
        transfers.oneAtATime("of " + by.subject());
        Draft draft = body.apply(reference == null ? null : lockedRequest(reference));
        byte[] sentAs = DigestUtils.sha256(idempotencyKey);
        Optional<RegisteredTransfer> repeated = transfers.sentBy(by.subject(), sentAs);
        if (repeated.isPresent()) {
            if (!repeated.get().draft().equals(draft)) {
                throw IdempotencyKey.reused();
            }
            return require(repeated.get().transferId());
        }
        check(draft);
        RegisteredTransfer proposed = new RegisteredTransfer(draft, by, sentAs, clock.instant());
        transfers.persist(proposed);
        record(proposed, "transfer.proposed", by);
        return new TransferEntry(proposed, Optional.empty(), Optional.empty());
    }

    /**
     * Takes what a second person says. The same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#SECOND_PERSON_REQUIRED},
     *     {@link ProblemType#TRANSFER_SETTLED} if it was decided otherwise
     */
    @Transactional
    TransferEntry decide(UUID transferId, boolean agrees, Actor.Staff by) {
        transfers.oneAtATime(transferId.toString());
        TransferEntry entry = require(transferId);
        SecondPerson.require(entry.proposed().proposedBy(), by);
        if (entry.decision().isPresent()) {
            if (!entry.decision().get().says(agrees, by)) {
                throw settled("Somebody has decided about it.");
            }
            return entry;
        }
        TransferDecision decision = new TransferDecision(entry.proposed(), agrees, by, clock.instant());
        transfers.getEntityManager().persist(decision);
        record(entry.proposed(), agrees ? "transfer.agreed" : "transfer.declined", by);
        return new TransferEntry(entry.proposed(), Optional.of(decision), Optional.empty());
    }

    /**
     * Lets nothing more leave under an entry. The same again changes nothing.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, {@link ProblemType#TRANSFER_SETTLED} unless two people agreed on it
     */
    @Transactional
    TransferEntry end(UUID transferId, Actor.Staff by) {
        transfers.oneAtATime(transferId.toString());
        TransferEntry entry = require(transferId);
        if (entry.decision().filter(TransferDecision::agreed).isEmpty()) {
            throw settled("Only what two people have agreed on can be ended.");
        }
        if (entry.end().isPresent()) {
            return entry;
        }
        TransferEnd end = new TransferEnd(transferId, by, clock.instant());
        transfers.getEntityManager().persist(end);
        record(entry.proposed(), "transfer.ended", by);
        return new TransferEntry(entry.proposed(), entry.decision(), Optional.of(end));
    }

    /** @throws ProblemException {@link ProblemType#NOT_FOUND} */
    @Transactional
    TransferEntry require(UUID transferId) {
        return transfers
                .entry(transferId)
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "See the register of transfers for the ids."));
    }

    /** In the order in which they were proposed, behind one of them. */
    @Transactional
    List<TransferEntry> page(Instant from, UUID behind, int atMost) {
        return transfers.proposed(from, behind, atMost);
    }

    /** The present day, UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Locked, so that it is not forgotten before what is proposed for it is there to go with it. */
    private UUID lockedRequest(String reference) {
        return Reference.parse(reference)
                .flatMap(requests::idOf)
                .flatMap(requests::locked)
                .filter(request -> !request.isForgotten())
                .map(CaseRequest::requestId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
    }

    private void check(Draft draft) {
        if ((draft.safeguard() == Safeguard.EXPLICIT_CONSENT) != (draft.requestId() != null)) {
            throw wrong("reference", "the request whose person agreed, with EXPLICIT_CONSENT and nothing else");
        }
        if (!home.includes(draft.country()) && !home.sufficient().contains(draft.safeguard())) {
            throw wrong(
                    "safeguard",
                    "one that lets data of this cell leave it: "
                            + home.sufficient().stream().sorted().toList());
        }
        // In this order, for dates can be too far away to count with.
        if (draft.validUntil().isBefore(draft.validFrom())
                || !draft.validUntil().isAfter(today())
                || draft.validUntil().isAfter(today().plusYears(2L * MOST_YEARS))
                || draft.validFrom().isBefore(draft.validUntil().minusYears(MOST_YEARS))) {
            throw wrong("validUntil", "a day to come, not before validFrom and within " + MOST_YEARS + " years of it");
        }
    }

    private void record(RegisteredTransfer about, String action, Actor.Staff by) {
        auditTrail.record(AuditEntry.apart(about.transferId(), by, action)
                .with("transferId", about.transferId())
                .with("recipient", about.draft().recipient())
                .with("country", about.draft().country())
                .with("safeguard", about.draft().safeguard()));
    }

    private static ProblemException wrong(String field, String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, expected);
    }

    private static ProblemException settled(String detail) {
        return ProblemException.of(ProblemType.TRANSFER_SETTLED, detail);
    }
}
