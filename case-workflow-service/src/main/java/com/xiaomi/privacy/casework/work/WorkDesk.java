package com.xiaomi.privacy.casework.work;

import com.xiaomi.privacy.casework.cases.CommandResult;
import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.StaffCommand;
import com.xiaomi.privacy.casework.cases.StaffCommand.Assign;
import com.xiaomi.privacy.casework.cases.StaffCommand.AssignByRule;
import com.xiaomi.privacy.casework.cases.StaffCommand.DeEscalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.Escalate;
import com.xiaomi.privacy.casework.cases.StaffCommand.HandOver;
import com.xiaomi.privacy.casework.cases.StaffCommand.Work;
import com.xiaomi.privacy.casework.note.CaseNote;
import com.xiaomi.privacy.casework.note.Notes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who works on a case: the commands of staff about that. The caller holds the lock of the case, whose state allows them. */
@ApplicationScoped
public class WorkDesk {

    private final Assignments assignments;
    private final Escalations escalations;
    private final Notes notes;

    WorkDesk(Assignments assignments, Escalations escalations, Notes notes) {
        this.assignments = assignments;
        this.escalations = escalations;
        this.notes = notes;
    }

    /** Does it, if the people it is about allow it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CommandResult apply(RightsCase rightsCase, Applied verdict, StaffCommand command, Work work) {
        return switch (work) {
            case Assign assign -> assignments.byHand(rightsCase, assign.to(), verdict, work.command(), command.staff());
            case AssignByRule _ -> assignments.byRule(rightsCase, verdict, command.staff());
            case HandOver handOver -> handOver(rightsCase, verdict, command, handOver);
            case Escalate escalate -> escalations.escalate(rightsCase, verdict, command, escalate);
            case DeEscalate deEscalate -> escalations.end(rightsCase, verdict, command, deEscalate);
        };
    }

    private CommandResult handOver(RightsCase handed, Applied verdict, StaffCommand command, HandOver handOver) {
        UUID own = command.staff().subject();
        if (handed.assignee().filter(own::equals).isEmpty()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        CommandResult result = assignments.byHand(handed, handOver.to(), verdict, handOver.command(), command.staff());
        if (result instanceof Applied) {
            handOver.note().ifPresent(note -> notes.keep(handed, CaseNote.Kind.HAND_OVER, note, command.staff()));
        }
        return result;
    }
}
