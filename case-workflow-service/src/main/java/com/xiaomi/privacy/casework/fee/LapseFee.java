package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stops waiting for the answer to a fee when its time is over. */
@ApplicationScoped
class LapseFee implements DurableWork {

    static final String NAME = "lapse-fee";

    private final Fees fees;

    LapseFee(Fees fees) {
        this.fees = fees;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID quoteId) {
        fees.lapse(quoteId);
    }
}
