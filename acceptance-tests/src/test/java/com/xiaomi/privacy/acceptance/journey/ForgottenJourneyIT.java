package com.xiaomi.privacy.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import org.junit.jupiter.api.Test;

/** Years after a journey its retention is over, and all services forget it together. */
class ForgottenJourneyIT {

    private final RunningSystem system = SharedSystem.system();

    @Test
    void nothingOfItIsLeftInAnyService() throws Exception {
        JourneyReport journey = SharedSystem.play(Teller.silent());
        PassedYears years = new PassedYears(system.endpoints());
        years.awaitNotice(journey.requestId());

        years.letPass(journey);

        assertThat(PassedYears.tracesOf(system.endpoints(), journey.requestId(), journey.caseId()))
                .containsExactlyInAnyOrderElementsOf(PassedYears.tracesOfTheForgotten());
    }
}
