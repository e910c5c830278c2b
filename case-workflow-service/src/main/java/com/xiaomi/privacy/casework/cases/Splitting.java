package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejected;
import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.cases.StaffCommand.Split;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lets a part of the data go its own way, so that what can be answered need not wait for what takes longer. The new case
 * has the same receipt and the same past: splitting wins no time.
 */
@ApplicationScoped
class Splitting {

    private final RightsCases cases;
    private final CaseMoves moves;
    private final ClockLedger ledger;
    private final Clock clock;

    Splitting(RightsCases cases, CaseMoves moves, ClockLedger ledger, Clock clock) {
        this.cases = cases;
        this.moves = moves;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    CommandResult split(AllowedCommand allowed, Split split) {
        RightsCase whole = allowed.rightsCase();
        if (!allowed.isByAssignee()) {
            return new Rejected(Rejection.NOT_THE_ASSIGNEE);
        }
        Set<DataCategory> own = whole.categories().isEmpty() ? EnumSet.allOf(DataCategory.class) : whole.categories();
        if (!own.containsAll(split.categories()) || own.equals(split.categories())) {
            return new Rejected(Rejection.SPLIT_NOT_POSSIBLE);
        }
        Set<DataCategory> rest = EnumSet.copyOf(own);
        rest.removeAll(split.categories());
        Instant now = clock.instant();
        RightsCase part = new RightsCase(whole, split.categories(), now);
        cases.persist(part);
        ledger.copy(whole, part);
        moves.move(whole, allowed.verdict(), allowed.command(), allowed.staff());
        whole.narrowTo(rest, now);
        moves.splitOff(part, allowed.staff());
        return allowed.verdict();
    }
}
