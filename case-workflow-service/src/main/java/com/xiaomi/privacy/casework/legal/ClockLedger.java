package com.xiaomi.privacy.casework.legal;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
        of.countAnew(caseClock.now(
                of.lawVersion(),
                requests.require(of.requestId()),
                of.right(),
                of(of.caseId()).stream().map(ClockEntry::event).toList(),
                clock.instant()));
    }

    /** In the order in which they were noted. */
    public List<ClockEntry> of(UUID caseId) {
        return list("caseId = ?1 order by eventId", caseId);
    }
}
