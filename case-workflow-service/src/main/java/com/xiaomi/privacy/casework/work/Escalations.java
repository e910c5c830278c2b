package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.AlreadyApplied;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.Party;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.StaffCommand;
import com.xiaomi.privacy.casework.cases.StaffCommand.DeEscalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.Escalate;
import com.xiaomi.privacy.casework.note.CaseNote;
import com.xiaomi.privacy.casework.note.Notes;
import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.event.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Puts cases before the data protection officer or the grievance officer (policy §1, §9). */
@ApplicationScoped
class Escalations {

    private final CaseMoves moves;
    private final Notes notes;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    Escalations(CaseMoves moves, Notes notes, AuditTrail auditTrail, Outbox outbox, Clock clock) {
        this.moves = moves;
        this.notes = notes;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts the case before a role; from another one it passes to that role. */
    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult escalate(RightsCase raised, Applied verdict, StaffCommand command, Escalate escalate) {
        if (raised.escalatedTo().filter(escalate.to()::equals).isPresent()) {
            return new AlreadyApplied();
        }
        Instant now = clock.instant();
        moves.move(raised, verdict, escalate.command(), command.staff());
        raised.escalateTo(escalate.to(), now);
        auditTrail.record(AuditEntry.of(raised.requestId(), command.staff(), "case.escalated")
                .with("caseId", raised.caseId())
                .with("to", escalate.to()));
        notes.keep(raised, CaseNote.Kind.ESCALATION, escalate.note(), command.staff());
        outbox.publish(new CaseEvent.Escalated(
                raised.requestId(),
                raised.caseId(),
                raised.right(),
                raised.due(),
                escalate.to(),
                raised.assignee().orElse(null),
                now));
        return verdict;
    }

    /** Ends it; only the role that the case was put before can. */
    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult end(RightsCase raised, Applied verdict, StaffCommand command, DeEscalate deEscalate) {
        if (raised.escalatedTo().isEmpty()) {
            return new Rejected(Rejection.NOT_ESCALATED);
        }
        if (!command.parties().contains(party(raised.escalatedTo().get()))) {
            return new Rejected(Rejection.ESCALATED_TO_ANOTHER);
        }
        moves.move(raised, verdict, deEscalate.command(), command.staff());
        raised.escalateTo(null, clock.instant());
        deEscalate.note().ifPresent(note -> notes.keep(raised, CaseNote.Kind.DE_ESCALATION, note, command.staff()));
        return verdict;
    }

    private static Party party(EscalationRole role) {
        return switch (role) {
            case DPO -> Party.DPO;
            case GRIEVANCE_OFFICER -> Party.GRIEVANCE_OFFICER;
        };
    }
}
