package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.cases.CaseCommand;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CaseTransitions;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Party;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.cases.StaffCommand.QuoteFee;
import com.xiaomi.privacy.casework.fee.FeeQuote.Answer;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.fee.FeeRule;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Quotes fees to people and takes their answer in. */
@ApplicationScoped
public class Fees {

    private final FeeQuotes quotes;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final CaseClock caseClock;
    private final ClockLedger ledger;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final WorkQueue workQueue;
    private final CaseworkConfig config;
    private final Clock clock;

    Fees(
            FeeQuotes quotes,
            RightsCases cases,
            CaseRequests requests,
            CaseMoves moves,
            CaseClock caseClock,
            ClockLedger ledger,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            Outbox outbox,
            WorkQueue workQueue,
            CaseworkConfig config,
            Clock clock) {
        this.quotes = quotes;
        this.cases = cases;
        this.requests = requests;
        this.moves = moves;
        this.caseClock = caseClock;
        this.ledger = ledger;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.workQueue = workQueue;
        this.config = config;
        this.clock = clock;
    }

    /** Quotes a fee on a case whose state allows it, if the law does too. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult quote(RightsCase quoted, Applied verdict, QuoteFee fee, Actor.Staff staff) {
        CaseRequest request = requests.require(quoted.requestId());
        Optional<FeeRule> rule = caseClock.feeRule(quoted.lawVersion(), request, quoted.right());
        FeeGround ground = ground(quoted, request, rule, fee.currency());
        if (!FeeRules.allowed(quoted.right(), rule, ground, fee.extraCopy())) {
            return new Rejected(Rejection.FEE_NOT_ALLOWED);
        }
        Optional<Rejection> objection = FeeRules.objection(fee.amountMinor(), fee.currency(), rule, ground.cap());
        if (objection.isPresent()) {
            return new Rejected(objection.get());
        }
        Instant now = clock.instant();
        Instant lapses = now.plus(config.feeAnswerTime());
        FeeQuote quote =
                new FeeQuote(quoted.caseId(), fee, ground, staff, dataKeys.byId(request.dataKeyId()), now, lapses);
        quotes.persist(quote);
        auditTrail.record(AuditEntry.of(quoted.requestId(), staff, "fee.quoted")
                .with("caseId", quoted.caseId())
                .with("quoteId", quote.quoteId())
                .with("amountMinor", quote.amountMinor())
                .with("currency", quote.currency())
                .with("extraCopy", Boolean.toString(quote.isForExtraCopy())));
        workQueue.enqueue(LapseFee.NAME, quote.quoteId(), lapses);
        ledger.note(quoted, ClockEvent.Type.FEE_REQUESTED, now, quote.quoteId());
        moves.move(quoted, verdict, CaseCommand.QUOTE_FEE, staff);
        outbox.publish(new CaseEvent.FeeQuoted(
                quoted.requestId(),
                quoted.caseId(),
                quoted.right(),
                quote.quoteId(),
                quote.amountMinor(),
                quote.currency(),
                now));
        return verdict;
    }

    /** Takes the person's answer in; the same answer again changes nothing. What follows a refusal a person decides. */
    @Transactional
    public CommandResult answer(Actor.Requester requester, UUID caseId, Answer answer) {
        Optional<RightsCase> found = cases.lockedOf(requester.requestId(), caseId);
        if (found.isEmpty()) {
            return new Rejected(Rejection.UNKNOWN_CASE);
        }
        RightsCase asked = found.get();
        Optional<FeeQuote> newest = quotes.newest(caseId);
        if (newest.flatMap(FeeQuote::answer).filter(answer::equals).isPresent()) {
            return new AlreadyApplied();
        }
        CaseCommand command = answer == Answer.ACCEPTED ? CaseCommand.ACCEPT_FEE : CaseCommand.DECLINE_FEE;
        CommandResult decided = CaseTransitions.decide(asked.state(), command, Set.of(Party.REQUESTER));
        if (decided instanceof Applied verdict) {
            end(asked, newest.orElseThrow(), answer);
            moves.move(asked, verdict, command, requester);
            return verdict;
        }
        return new Rejected(Rejection.NO_FEE_QUOTED);
    }

    /** Staff go on without an answer; the clock runs again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(RightsCase waiting) {
        quotes.open(waiting.caseId()).ifPresent(open -> end(waiting, open, Answer.TAKEN_BACK));
    }

    /** Ends the waiting for an answer that did not come in time; a person decides what follows. */
    @Transactional
    void lapse(UUID quoteId) {
        UUID caseId = quotes.findById(quoteId).caseId();
        RightsCase waiting = cases.locked(caseId).orElseThrow();
        // Asked under the lock: the person may just have answered.
        quotes.open(caseId)
                .filter(open -> open.quoteId().equals(quoteId))
                .ifPresent(
                        open -> moves.onFact(waiting, CaseCommand.LAPSE_FEE, () -> end(waiting, open, Answer.LAPSED)));
    }

    /** The quotes that are with the person of a request, for them to read. */
    @Transactional
    public List<OpenQuote> openOf(Actor.Requester requester) {
        List<FeeQuote> open = cases.of(requester.requestId()).stream()
                .flatMap(one -> quotes.open(one.caseId()).stream())
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        DataKey key = dataKeys.byId(requests.require(requester.requestId()).dataKeyId());
        return open.stream()
                .map(quote -> new OpenQuote(
                        quote.quoteId(),
                        quote.caseId(),
                        quote.amountMinor(),
                        quote.currency(),
                        quote.calculation(key).reveal(),
                        quote.isForExtraCopy(),
                        quote.quotedAt(),
                        quote.items(),
                        quote.capMinor(),
                        quote.lapsesAt()))
                .toList();
    }

    // FEE_PAID is the clock's name for the end of the waiting. A person who declines or is no longer waited for ends it
    // too: otherwise the clock of the case would stand still for ever.
    private void end(RightsCase waiting, FeeQuote quote, Answer with) {
        Instant now = clock.instant();
        quote.answer(with, now);
        ledger.note(waiting, ClockEvent.Type.FEE_PAID, now, quote.quoteId());
    }

    private FeeGround ground(RightsCase quoted, CaseRequest request, Optional<FeeRule> rule, String currency) {
        Optional<JurisdictionRow> row = caseClock.row(quoted.lawVersion(), request);
        Optional<Integer> months = row.map(JurisdictionRow::freeCopiesMonths);
        Instant since = months.map(period -> request.receivedAt()
                        .atOffset(ZoneOffset.UTC)
                        .minusMonths(period)
                        .toInstant())
                .orElse(Instant.EPOCH);
        return new FeeGround(
                cases.earlierOf(request.personRef(), quoted.right(), since, request.receivedAt()),
                row.map(JurisdictionRow::freeCopiesCount),
                months,
                FeeRules.cap(rule, Optional.ofNullable(config.feeCaps().get(currency))));
    }

    /**
     * A quote as the person reads it.
     *
     * @param amountMinor in the smallest unit of the currency
     * @param currency ISO 4217
     * @param calculation how it was counted
     * @param extraCopy whether it is for a further copy, as the person had asked
     * @param quotedAt UTC
     * @param items what it is made up of
     * @param capMinor the most that could have been asked for; empty if no sum is known
     * @param lapsesAt until when it can be answered, UTC; empty for quotes that never lapse
     */
    public record OpenQuote(
            UUID quoteId,
            UUID caseId,
            long amountMinor,
            String currency,
            String calculation,
            boolean extraCopy,
            Instant quotedAt,
            List<FeeItem> items,
            Optional<Long> capMinor,
            Optional<Instant> lapsesAt) {

        public OpenQuote {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "OpenQuote[" + quoteId + "]";
        }
    }
}
