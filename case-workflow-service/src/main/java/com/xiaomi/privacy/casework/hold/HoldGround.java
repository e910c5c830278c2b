package com.xiaomi.privacy.casework.hold;

import com.xiaomi.privacy.legal.basis.ProcessingStep;

/** For what a request is kept beyond its time (GDPR Art. 17(3)(b) and (e)). */
public enum HoldGround {
    /** A court case, under way or expected. */
    LITIGATION(ProcessingStep.HOLD_FOR_CLAIMS),
    /** An authority has asked, or has begun to look into something. */
    AUTHORITY_INQUIRY(ProcessingStep.HOLD_BY_LAW),
    /** Another law orders it to be kept. */
    STATUTORY_RETENTION(ProcessingStep.HOLD_BY_LAW),
    /** The controller looks into what happened in its own house. */
    INTERNAL_INVESTIGATION(ProcessingStep.HOLD_FOR_CLAIMS);

    private final ProcessingStep step;

    HoldGround(ProcessingStep step) {
        this.step = step;
    }

    /** What holding a request for this means, in the tables of legal bases. */
    ProcessingStep step() {
        return step;
    }
}
