package com.xiaomi.privacy.acceptance.recovery;

import static com.xiaomi.privacy.acceptance.recovery.KillPlan.Moment.AT_FIRST;
import static com.xiaomi.privacy.acceptance.recovery.KillPlan.Moment.WHILE_WAITING;
import static com.xiaomi.privacy.localstack.LocalService.CASEWORK;
import static com.xiaomi.privacy.localstack.LocalService.IDENTITY;
import static com.xiaomi.privacy.localstack.LocalService.INTAKE;
import static com.xiaomi.privacy.localstack.LocalService.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.JourneyStep;
import com.xiaomi.privacy.acceptance.recovery.KillPlan.Kill;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any service may die at any moment; the journey ends as if nothing had happened. */
class KillNineIT {
    private static RunningSystem system;

    @BeforeAll
    static void startTheSystem() {
        system = SharedSystem.system();
    }

    @AfterEach
    void letAllBeReadyAgain() {
        RunningSystem.SERVICES.forEach(system::awaitReady);
    }

    @Test
    void theJourneySurvivesTheDeathOfEachServiceWhileItsWorkIsUnderWay() throws Exception {
        playWith(List.of(
                new Kill(AT_FIRST, JourneyStep.CONFIRMED, NOTIFICATION),
                new Kill(WHILE_WAITING, JourneyStep.IDENTITY_REQUIRED, IDENTITY),
                new Kill(AT_FIRST, JourneyStep.PACKED, CASEWORK),
                new Kill(AT_FIRST, JourneyStep.PROVED_AFRESH, INTAKE)));
    }

    @Test
    void theJourneySurvivesTheDeathOfEachServiceJustBeforeItIsNeeded() throws Exception {
        playWith(List.of(
                new Kill(AT_FIRST, JourneyStep.UPLOADED, INTAKE),
                new Kill(AT_FIRST, JourneyStep.IDENTITY_REQUIRED, CASEWORK),
                new Kill(AT_FIRST, JourneyStep.CODE_ENTERED, IDENTITY),
                new Kill(AT_FIRST, JourneyStep.OUTCOME_SENT, NOTIFICATION)));
    }

    @Test
    @Tag("long")
    void theJourneySurvivesTheDeathOfAnyServiceAtAnyStep() throws Exception {
        for (JourneyStep step : JourneyStep.values()) {
            if (step != JourneyStep.SUBMITTED) {
                playWith(RunningSystem.SERVICES.stream()
                        .map(service -> new Kill(AT_FIRST, step, service))
                        .toList());
            }
        }
    }

    private static void playWith(List<Kill> kills) throws Exception {
        KillPlan plan = new KillPlan(system, kills);

        JourneyReport journey = SharedSystem.play(plan);

        assertThat(plan.done()).containsExactlyInAnyOrderElementsOf(kills);
        assertThat(journey.caseView().path("outcome").asText()).isEqualTo("FULFILLED");
        assertThat(journey.packageFiles())
                .containsKeys("index.html", "manifest.json", "data/example-connector/account-data.json");
        int repeated = MailsOnce.repeated(system, journey);
        System.out.printf("  mails repeated with the same Message-ID: %d%n", repeated);
        assertThat((long) repeated).isLessThanOrEqualTo(plan.killsOf(NOTIFICATION));
    }
}
