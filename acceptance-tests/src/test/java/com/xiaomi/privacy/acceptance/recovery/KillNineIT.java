package com.xiaomi.privacy.acceptance.recovery;

import static com.xiaomi.privacy.acceptance.recovery.KillPlan.Moment.AT_FIRST;
import static com.xiaomi.privacy.acceptance.recovery.KillPlan.Moment.WHILE_WAITING;
import static com.xiaomi.privacy.localstack.LocalService.CASEWORK;
import static com.xiaomi.privacy.localstack.LocalService.IDENTITY;
import static com.xiaomi.privacy.localstack.LocalService.INTAKE;
import static com.xiaomi.privacy.localstack.LocalService.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.JourneyStep;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.recovery.KillPlan.Kill;
import com.xiaomi.privacy.acceptance.system.Deliveries;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        assertThatEachMailWasSentOnce(journey, plan);
    }

    /** A kill between SMTP's DATA and its record is the only one that may repeat a mail, and then with its Message-ID. */
    private static void assertThatEachMailWasSentOnce(JourneyReport journey, KillPlan plan) throws Exception {
        Set<UUID> seen = journey.mails().stream().map(Mail::deliveryId).collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(sent(journey))
                        .extracting(Deliveries.Sent::deliveryId)
                        .containsAll(seen));
        List<Deliveries.Sent> reported = sent(journey);
        Set<UUID> deliveries =
                reported.stream().map(Deliveries.Sent::deliveryId).collect(Collectors.toSet());
        List<UUID> arrived = SharedSystem.mailbox().mails().stream()
                .map(Mail::deliveryId)
                .filter(deliveries::contains)
                .toList();

        assertThat(arrived).containsAll(seen).containsAll(deliveries);
        assertThat(reported).extracting(Deliveries.Sent::deliveryId).doesNotHaveDuplicates();
        assertThat(reported)
                .extracting(Deliveries.Sent::message)
                .filteredOn(message -> message != MessageKind.IDENTITY_CODE)
                .containsExactlyInAnyOrder(
                        MessageKind.REQUEST_RECEIVED,
                        MessageKind.IDENTITY_PROVEN,
                        MessageKind.CASE_IN_FULFILMENT,
                        MessageKind.CASE_CLOSED);
        int repeated = arrived.size() - deliveries.size();
        System.out.printf("  mails repeated with the same Message-ID: %d%n", repeated);
        assertThat((long) repeated).isLessThanOrEqualTo(plan.killsOf(NOTIFICATION));
    }

    private static List<Deliveries.Sent> sent(JourneyReport journey) throws IOException {
        return Deliveries.sent(system, journey.requestId());
    }
}
