package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import com.xiaomi.privacy.legal.clock.ClockReading;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened in each case and matters to its dates. Whoever notes something holds the lock of the case, and notes it
 * before the case moves, so that the move is told with the new date.
 */
@ApplicationScoped
public class ClockLedger implements PanacheRepositoryBase<ClockEntry, UUID> {

    private final CaseClock caseClock;
    private final CaseRequests requests;
    private final Clock clock;

    ClockLedger(CaseClock caseClock, CaseRequests requests, Clock clock) {
        this.caseClock = caseClock;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Notes what happened, once per cause, and counts the dates of the case anew.
     *
     * @param at UTC
     * @param cause as in {@link ClockEntry#cause}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(RightsCase of, ClockEvent.Type type, Instant at, UUID cause) {
        boolean known = count("caseId = ?1 and type = ?2 and cause = ?3", of.caseId(), type, cause) > 0;
        if (!known) {
            persist(new ClockEntry(of.caseId(), type, at, cause));
        }
        countAnew(of);
    }

    /**
     * What speaks against telling the person now that the answer takes longer; empty if that would count.
     *
     * @param now UTC
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Rejection> objectionToExtension(RightsCase of, Instant now) {
        return caseClock.objectionToExtension(
                of.lawVersion(), requests.require(of.requestId()), of.right(), events(of.caseId()), now);
    }

    /** Gives a case that was split off the past of the one it comes from. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void copy(RightsCase from, RightsCase to) {
        of(from.caseId()).forEach(entry -> persist(entry.copiedTo(to.caseId())));
    }

    /** The answer after the last appeal, or the first one, no longer counts; the dates are those from before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeAnswerBack(RightsCase reopened) {
        List<ClockEntry> all = of(reopened.caseId());
        Instant appealed = all.stream()
                .filter(entry -> entry.type() == ClockEvent.Type.APPEAL_RECEIVED)
                .map(ClockEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        all.stream()
                .filter(entry -> entry.type().isAnswer() && entry.at().isAfter(appealed))
                .forEach(ClockEntry::takeBack);
        countAnew(reopened);
    }

    /** All dates of a case as it is now, with their reasons. */
    public ClockReading explained(RightsCase of) {
        return caseClock.explained(of, requests.require(of.requestId()), events(of.caseId()), clock.instant());
    }

    private void countAnew(RightsCase of) {
        of.countAnew(caseClock.now(
                of.lawVersion(), requests.require(of.requestId()), of.right(), events(of.caseId()), clock.instant()));
    }

    private List<ClockEvent> events(UUID caseId) {
        return of(caseId).stream()
                .filter(entry -> !entry.isTakenBack())
                .map(ClockEntry::event)
                .toList();
    }

    /** Of several cases, without answers that were taken back, in the order in which they were noted. */
    public List<ClockEntry> countedOf(List<UUID> caseIds) {
        return list("caseId in ?1 and takenBack = false order by eventId", caseIds);
    }

    /** In the order in which they were noted. */
    public List<ClockEntry> of(UUID caseId) {
        return list("caseId = ?1 order by eventId", caseId);
    }
}
