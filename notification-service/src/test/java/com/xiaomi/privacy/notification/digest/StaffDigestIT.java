package com.xiaomi.privacy.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.testing.LogRecorder;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff read each working day what presses, once; each test has a day of its own. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class StaffDigestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TEAM = "privacy-team@privacy-support.example";
    private static final AtomicInteger DAYS = new AtomicInteger();
    private static final int REPLICAS = 4;

    @Inject
    StaffDigests digests;

    @Inject
    DigestMornings mornings;

    @Inject
    NotificationConfig config;

    @Inject
    Session entities;

    @Inject
    World world;

    private final LocalDate day = LocalDate.of(2040, 1, 1).plusDays(DAYS.getAndIncrement());
    private final UUID agent = UUID.randomUUID();
    private final UUID caseId = Ids.next();
    private final String address = "agent." + agent + "@staff.example";
    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void press() throws Exception {
        Logger.getLogger("").addHandler(log);
        world.staff(agent, address, true, 0);
        world.pressedAgents(agent);
        world.workOf(agent, work(12, 1, 3), 0);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void anAgentReadsOnceWhatPressesThoughSeveralReplicasBeginTheDay() throws Exception {
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> begun = Stream.<Future<?>>generate(() -> replicas.submit(() -> digests.begin(day)))
                    .limit(REPLICAS)
                    .toList();
            for (Future<?> one : begun) {
                one.get();
            }
        }
        digests.begin(day);
        awaitSettled(2);

        List<MimeMessage> mails = world.mailbox(address);
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).isEqualTo("Your cases: 1 overdue, 3 due within a week");
        assertThat(text(mails.getFirst()))
                .contains("Of your 12 open cases", "nobody has read: 2", "2040-02-03", "erasure")
                .contains(NotificationStack.ORIGIN + "/staff/#/cases/" + caseId);
        assertThat(stateOf(agent)).isEqualTo(StaffDigest.State.SENT);
        assertThat(log.lines()).noneMatch(line -> line.contains(address));
    }

    @Test
    void ofWhomNothingPressesAnyMoreGetsNoMail() throws Exception {
        world.workOf(agent, work(12, 0, 0), 0);
        digests.begin(day);
        awaitSettled(2);

        assertThat(world.mailbox(address)).isEmpty();
        assertThat(stateOf(agent)).isEqualTo(StaffDigest.State.NOT_NEEDED);
        assertThat(stateOf(null)).isEqualTo(StaffDigest.State.NOT_NEEDED);
    }

    @Test
    void theTeamReadsWhatNobodyHasAndWhatAnAgentWhoIsGoneHas() throws Exception {
        world.staff(agent, address, false, 0);
        world.workOfNobody(work(4711, 2, 0));
        try {
            digests.begin(day);
            awaitSettled(2);
        } finally {
            world.workOfNobody(work(0, 0, 0));
        }

        assertThat(world.mailbox(address)).isEmpty();
        assertThat(world.mailbox(TEAM))
                .anySatisfy(mail -> assertThat(mail.getSubject()).isEqualTo("Cases that nobody has: 4711"))
                .anySatisfy(mail -> assertThat(text(mail)).contains("can't be reached", caseId.toString()));
    }

    @Test
    void whileCaseWorkflowOrKeycloakIsAwayItWaits() throws Exception {
        world.workOf(agent, work(12, 1, 3), 2);
        world.staff(agent, address, true, 2);
        digests.begin(day);
        awaitSettled(2);

        assertThat(world.mailbox(address)).hasSize(1);
    }

    @Test
    void itsHourComesOnWorkingDaysOnly() {
        DayOfWeek working = config.digests().days().iterator().next();
        LocalDate monday = day.with(TemporalAdjusters.next(working));

        assertThat(mornings.begunOn(monday.atTime(7, 29, 59))).isEmpty();
        assertThat(mornings.begunOn(monday.atTime(7, 30))).contains(monday);
        assertThat(mornings.begunOn(monday.atTime(23, 59))).contains(monday);
        assertThat(mornings.begunOn(monday.plusDays(1).atTime(8, 0))).isEmpty();
    }

    @Test
    void aMonthLaterItIsForgotten() {
        LocalDate longAgo = LocalDate.now(ZoneOffset.UTC).minusDays(40);
        digests.begin(longAgo);
        mornings.remove(1);

        assertThat(of(longAgo)).isEmpty();
    }

    private Map<String, ?> work(int open, int overdue, int dueSoon) {
        return Map.of(
                "open",
                open,
                "overdue",
                overdue,
                "dueSoon",
                dueSoon,
                "unread",
                2,
                "first",
                List.of(Map.of(
                        "caseId", caseId, "reference", "ABCD-EFGH-JKMN", "right", "ERASURE", "due", "2040-02-03")));
    }

    private void awaitSettled(int all) {
        await().atMost(PATIENCE).until(() -> {
            List<StaffDigest> today = of(day);
            return today.size() == all && today.stream().noneMatch(StaffDigest::isPending);
        });
    }

    private StaffDigest.State stateOf(UUID whose) {
        return of(day).stream()
                .filter(digest -> digest.agent().equals(Optional.ofNullable(whose)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<StaffDigest> of(LocalDate when) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("from StaffDigest where day = :day", StaffDigest.class)
                        .setParameter("day", when)
                        .getResultList());
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }
}
