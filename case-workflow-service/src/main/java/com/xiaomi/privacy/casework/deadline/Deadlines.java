package com.xiaomi.privacy.casework.deadline;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.legal.CaseClock;
import com.xiaomi.privacy.casework.legal.ClockEntry;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.legal.clock.ClockEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells of each milestone of the time for an answer, once per case, round and due date. The next one of a case waits in the
 * work queue; when its time has come it is told in the transaction of its row, and the one after it is set. Where the date
 * has moved meanwhile, what waits for the old one finds nothing to tell.
 */
@ApplicationScoped
class Deadlines implements CaseFollower {

    private final DeadlineReminderRows reminders;
    private final RightsCases cases;
    private final CaseRequests requests;
    private final CaseMoves moves;
    private final CaseClock caseClock;
    private final ClockLedger ledger;
    private final WorkQueue workQueue;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Deadlines(
            DeadlineReminderRows reminders,
            RightsCases cases,
            CaseRequests requests,
            CaseMoves moves,
            CaseClock caseClock,
            ClockLedger ledger,
            WorkQueue workQueue,
            AuditTrail auditTrail,
            Outbox outbox,
            Clock clock) {
        this.reminders = reminders;
        this.cases = cases;
        this.requests = requests;
        this.moves = moves;
        this.caseClock = caseClock;
        this.ledger = ledger;
        this.workQueue = workQueue;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void opened(RightsCase opened) {
        watch(opened);
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        watch(rightsCase);
    }

    /** Sets the next reminder of an open case whose clock is running, unless it waits already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void watch(RightsCase one) {
        if (one.outcome() != null || one.due() == null) {
            return;
        }
        List<DeadlineReminder> known = reminders.ofNow(one);
        if (!known.stream().allMatch(DeadlineReminder::isTold)) {
            return;
        }
        AnswerTime time = timeOf(one);
        Optional<Milestone> told =
                known.stream().map(DeadlineReminder::milestone).max(Comparator.naturalOrder());
        time.next(told, clock.instant()).ifPresent(next -> {
            DeadlineReminder reminder = new DeadlineReminder(one, next, time.at(next));
            reminders.persist(reminder);
            workQueue.enqueue(RemindOfDeadline.NAME, reminder.reminderId(), reminder.remindAt());
        });
    }

    /** Sets the first reminder of a case that was open before there were any. */
    @Transactional
    void watch(UUID caseId) {
        cases.locked(caseId).ifPresent(this::watch);
    }

    /** Tells of a milestone whose time has come, and sets the next one; nothing happens if it was told or the date moved. */
    @Transactional
    void remind(UUID reminderId) {
        Optional<DeadlineReminder> waiting = reminders.locked(reminderId).filter(one -> !one.isTold());
        if (waiting.isEmpty()) {
            return;
        }
        DeadlineReminder reminder = waiting.get();
        Optional<RightsCase> about = cases.locked(reminder.caseId()).filter(reminder::isStillOf);
        if (about.isEmpty()) {
            // Should the date come back, it counts as one that nobody was told of.
            reminders.delete(reminder);
            return;
        }
        tell(reminder, about.get());
        watch(about.get());
    }

    private void tell(DeadlineReminder reminder, RightsCase about) {
        Instant now = clock.instant();
        // If the service was down for long, a later one may be reached too, and takes the place of this one.
        Milestone reached = timeOf(about)
                .reached(now)
                .filter(later -> later.compareTo(reminder.milestone()) > 0)
                .orElse(reminder.milestone());
        reminder.tell(reached, now);
        auditTrail.record(AuditEntry.of(about.requestId(), moves.self(), "deadline.reminded")
                .with("caseId", about.caseId())
                .with("due", about.due())
                .with("percent", reached.percent()));
        outbox.publish(event(about, reached));
    }

    private static CaseEvent event(RightsCase about, Milestone reached) {
        UUID assignee = about.assignee().orElse(null);
        EscalationRole escalatedTo = about.escalatedTo().orElse(null);
        return switch (reached) {
            case HALF, THREE_QUARTERS, NINE_TENTHS ->
                new CaseEvent.DeadlineApproaching(
                        about.requestId(),
                        about.caseId(),
                        about.right(),
                        reached.percent(),
                        about.due(),
                        assignee,
                        escalatedTo,
                        about.state() == CaseState.AWAITING_IDENTITY);
            case BREACH ->
                new CaseEvent.Overdue(
                        about.requestId(), about.caseId(), about.right(), about.due(), assignee, escalatedTo);
        };
    }

    private AnswerTime timeOf(RightsCase one) {
        CaseRequest request = requests.require(one.requestId());
        Instant start = ledger.of(one.caseId()).stream()
                .filter(entry -> entry.type() == ClockEvent.Type.APPEAL_RECEIVED)
                .map(ClockEntry::at)
                .reduce((earlier, later) -> later)
                .orElse(request.receivedAt());
        return new AnswerTime(start, caseClock.endOf(request, one.due()));
    }
}
