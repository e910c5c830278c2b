package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;

/** What follows from the moves of cases. {@link CaseMoves} calls each after every move that leaves a case open. */
public interface CaseFollower {

    /**
     * A case was opened or moved, and its due date may have too. Runs in the transaction of the move, under the lock of the
     * case.
     *
     * @param from the state it was in before; the same as now if it stayed there or was just opened
     */
    void moved(RightsCase rightsCase, CaseState from);
}
