package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.request.AskedDetails;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/** Has it noted that processing is restricted once a case that asked for it is closed; apart from the closing, for intake is asked. */
@ApplicationScoped
class ObtainedRestrictions implements DurableWork, CaseFollower {

    // Also in the migration that noted what was obtained before.
    private static final String NAME = "note-restriction";

    private final Lifting lifting;
    private final AskedDetails details;
    private final WorkQueue workQueue;

    ObtainedRestrictions(Lifting lifting, AskedDetails details, WorkQueue workQueue) {
        this.lifting = lifting;
        this.details = details;
        this.workQueue = workQueue;
    }

    @Override
    public void opened(RightsCase opened) {
        // Nothing is decided yet.
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        if (Lifting.wasGranted(rightsCase)) {
            workQueue.enqueue(NAME, rightsCase.caseId());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @ActivateRequestContext
    public void run(UUID caseId) {
        if (details.askToRestrict(caseId)) {
            lifting.noteObtained(caseId);
        }
    }
}
