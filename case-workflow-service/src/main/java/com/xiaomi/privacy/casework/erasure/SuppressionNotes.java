package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks intake who was erased and puts them onto the list of the system; outside a transaction, for another service is waited for. */
@ApplicationScoped
class SuppressionNotes implements DurableWork {

    static final String NAME = "note-suppression";

    private final SuppressionList list;
    private final Intake intake;

    SuppressionNotes(SuppressionList list, Intake intake) {
        this.list = list;
        this.intake = intake;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID taskId) {
        list.requestOf(taskId)
                .ifPresent(requestId -> list.note(taskId, requestId, intake.personForSuppression(requestId)));
    }
}
