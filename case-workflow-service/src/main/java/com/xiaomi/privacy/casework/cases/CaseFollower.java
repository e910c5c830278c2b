package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;

/** What follows from the course of cases, each time in the transaction that moves one and under the lock of the case. */
public interface CaseFollower {

    /** A case was opened, by a request or by splitting. */
    void opened(RightsCase opened);

    /**
     * A case was moved or closed, and its due date may have moved too.
     *
     * @param from the state it was in before; the same as now if it stayed there
     */
    void moved(RightsCase rightsCase, CaseState from);
}
