package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Applied;
import com.xiaomi.privacy.foundation.audit.Actor;
import java.time.Instant;

/** A command that state and role allow, on its locked case. */
record AllowedCommand(RightsCase rightsCase, CaseCommand command, Applied verdict, Actor.Staff staff) {

    Decision decision(DecisionKind kind, Instant now) {
        return new Decision(rightsCase, kind, staff, now);
    }

    Decision confirmation(DecisionKind kind, Decision first, Instant now) {
        return new Decision(rightsCase, kind, staff, first, now);
    }

    boolean isByAssignee() {
        return rightsCase.assignee().filter(staff.subject()::equals).isPresent();
    }
}
