package com.xiaomi.privacy.casework.restriction;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.DueNews;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * What data systems hear of what they restricted: that they lift it now. A call that fails comes again, and may come twice.
 */
@ApplicationScoped
class LiftNews implements DurableWork {

    private static final String NAME = "call-about-restriction-lift";

    private final RestrictionLifts lifts;
    private final SystemLifts systems;
    private final RightsCases cases;
    private final DueNews news;

    LiftNews(RestrictionLifts lifts, SystemLifts systems, RightsCases cases, DueNews news) {
        this.lifts = lifts;
        this.systems = systems;
        this.cases = cases;
        this.news = news;
    }

    /** A system lifts now. */
    @Transactional(Transactional.TxType.MANDATORY)
    void due(RightsCase of, SystemLift system) {
        news.tell(system.taskId(), event(of, system), NAME, system.systemLiftId());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID systemLiftId) throws IOException, InterruptedException {
        Optional<DueNews.Due> due = QuarkusTransaction.requiringNew().call(() -> of(systemLiftId));
        if (due.isPresent()) {
            news.call(due.get());
        }
    }

    /** Empty if it has lifted. */
    private Optional<DueNews.Due> of(UUID systemLiftId) {
        SystemLift system = systems.findById(systemLiftId);
        return Optional.ofNullable(system.tellAt())
                .map(nextAt -> new DueNews.Due(
                        system.system(), systemLiftId, nextAt, event(cases.findById(system.caseId()), system)));
    }

    private FulfilmentEvent event(RightsCase of, SystemLift system) {
        return new FulfilmentEvent.LiftDue(
                of.requestId(),
                of.caseId(),
                system.taskId(),
                system.system(),
                lifts.findById(system.liftId()).liftOn());
    }
}
