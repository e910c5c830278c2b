package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Has the legal holds of a request looked at when a case of it is closed, or taken up again. */
@ApplicationScoped
class HeldCases implements CaseFollower {

    private final LegalHolds holds;
    private final Clock clock;

    HeldCases(LegalHolds holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public void opened(RightsCase opened) {
        // It is answered like any other.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        if (from == CaseState.CLOSED || rightsCase.state() == CaseState.CLOSED) {
            holds.lookAgain(rightsCase.requestId(), clock.instant());
        }
    }
}
