package com.xiaomi.privacy.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.testing.Database;
import com.xiaomi.privacy.notification.testing.LogRecorder;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import com.xiaomi.privacy.notification.testing.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
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
    // More than the work queue has threads, of which three are left.
    private static final int AGENTS = 12;
    private static final int PLACES = 5;
    private static final int MANY = 1_000;
    private static final String LETTERS =
            "Letters that wait to be printed and posted: 7. Of those, 4 have waited for more than three days.";
    private static final String PUT_OFF =
            "scheduled_tasks WHERE task_name = ? AND NOT picked AND execution_time > now() AND consecutive_failures = 0";

    @Inject
    StaffDigests digests;

    @Inject
    DigestMornings mornings;

    @Inject
    NotificationConfig config;

    @Inject
    Session entities;

    @Inject
    CellConfig cell;

    @Inject
    World world;

    @Inject
    Database database;

    private final LocalDate day = LocalDate.of(2040, 1, 1).plusDays(DAYS.getAndIncrement());
    private final UUID agent = UUID.randomUUID();
    private final UUID caseId = Ids.next();
    private final String address = "agent." + agent + "@staff.example";
    private final LogRecorder log = new LogRecorder();

    @BeforeEach
    void press() throws Exception {
        Logger.getLogger("").addHandler(log);
        noLetterWaits();
        world.staff(agent, address, true, 0);
        world.pressedAgents(agent);
        world.workOf(agent, work(12, 1, 3), 0);
    }

    /** Neither those of other tests, nor ours for theirs. */
    @AfterEach
    void noLetterWaits() {
        database.update("DELETE FROM delivery WHERE state = 'TO_PRINT'");
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
                .anySatisfy(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("Cases that nobody has: 4711");
                    assertThat(text(mail)).doesNotContain("Letters");
                })
                .anySatisfy(mail -> assertThat(text(mail)).contains("can't be reached", caseId.toString()));
    }

    @Test
    void theTeamReadsHowManyLettersWaitThoughEveryCaseHasSomebody() throws Exception {
        lettersThatWait();
        digests.begin(day);
        awaitSettled(2);

        assertThat(stateOf(null)).isEqualTo(StaffDigest.State.SENT);
        MimeMessage mail = world.mailbox(TEAM).stream()
                .filter(one -> "Letters to print and post: 7".equals(subject(one)))
                .findFirst()
                .orElseThrow();
        for (int part = 0; part < 2; part++) {
            assertThat(part(mail, part))
                    .contains(LETTERS, NotificationStack.ORIGIN + "/staff/")
                    .doesNotContain("Due first", "Cases that wait");
        }
        assertThat(text(world.mailbox(address).getFirst())).doesNotContain("Letters");
    }

    @Test
    void lettersAreNamedBesideTheCasesThatNobodyHas() throws Exception {
        lettersThatWait();
        world.workOfNobody(work(4712, 2, 0));
        try {
            digests.begin(day);
            awaitSettled(2);
        } finally {
            world.workOfNobody(work(0, 0, 0));
        }

        assertThat(world.mailbox(TEAM))
                .filteredOn(mail -> "Cases that nobody has: 4712".equals(subject(mail)))
                .singleElement()
                .satisfies(mail -> assertThat(text(mail)).contains(LETTERS, "Due first"));
    }

    /** Seven, four of them since more than three days. */
    private void lettersThatWait() {
        for (int days = 0; days < 7; days++) {
            database.update("""
                    INSERT INTO delivery (delivery_id, request_id, event_id, message, message_id, event_type, event, state, planned_at, addressee)
                    VALUES (?, ?, ?, 'CASE_CLOSED', '<unsent>', 'com.xiaomi.privacy.case.closed.v1', '{}', 'TO_PRINT',
                        now() - make_interval(days => ?, hours => 1), 'requester')
                    """, Ids.next(), Ids.next(), Ids.next(), days);
        }
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
    void whatCouldNotBeSentOnItsDayIsNotSentOnALaterOne() {
        LocalDate over = LocalDate.now(cell.timeZone()).minusDays(2);
        digests.begin(over);
        await().atMost(PATIENCE).until(() -> of(over).stream().noneMatch(StaffDigest::isPending));

        assertThat(of(over)).hasSize(2).extracting(StaffDigest::state).containsOnly(StaffDigest.State.MISSED);
        assertThat(world.mailbox(address)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains(SendDigest.NAME));
    }

    @Test
    void digestsLeaveThreadsToCodesWhileTheMailServerHangs() throws Exception {
        UUID[] agents = Stream.generate(UUID::randomUUID).limit(AGENTS).toArray(UUID[]::new);
        for (UUID one : agents) {
            world.staff(one, "slow." + one + "@staff.example", true, 0);
            world.workOf(one, work(1, 1, 0), 0);
        }
        world.pressedAgents(agents);
        world.mailServer(MailMood.SLOW);
        try {
            digests.begin(day);
            await().atMost(PATIENCE).until(() -> database.count(PUT_OFF, SendDigest.NAME) > 0);

            assertThat(world.mailServer(MailMood.SLOW).heldUp()).isEqualTo(PLACES);
        } finally {
            world.mailServer(MailMood.WELL);
        }
    }

    @Test
    void aDigestWaitsWhileItsDomainTakesNoMore() throws Exception {
        database.update("DELETE FROM rate_limit");
        UUID[] agents = {UUID.randomUUID(), UUID.randomUUID()};
        for (UUID one : agents) {
            world.staff(one, one + "@one-a-minute.example", true, 0);
            world.workOf(one, work(1, 1, 0), 0);
        }
        world.pressedAgents(agents);
        digests.begin(day);

        await().atMost(PATIENCE)
                .until(() -> Stream.of(agents)
                                .map(this::stateOf)
                                .filter(StaffDigest.State.SENT::equals)
                                .count()
                        == 1);
        await().atMost(PATIENCE)
                .until(() -> of(day).stream()
                        .filter(StaffDigest::isPending)
                        .anyMatch(waiting -> database.count(
                                        PUT_OFF + " AND task_instance = ?",
                                        SendDigest.NAME,
                                        waiting.id().toString())
                                == 1));

        database.update("DELETE FROM rate_limit");
        database.update(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked AND task_name = ?",
                SendDigest.NAME);
        awaitSettled(3);
        assertThat(agents)
                .allSatisfy(one ->
                        assertThat(world.mailbox(one + "@one-a-minute.example")).hasSize(1));
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
    void aMonthLaterItIsForgottenThoughCaseWorkflowIsAwayOnThatMorning() throws Exception {
        LocalDate longAgo = LocalDate.now(ZoneOffset.UTC).minusDays(40);
        digests.begin(longAgo);
        await().atMost(PATIENCE).until(() -> of(longAgo).stream().noneMatch(StaffDigest::isPending));
        DayOfWeek working = config.digests().days().iterator().next();
        LocalDate morning = LocalDate.of(2039, 6, 1).with(TemporalAdjusters.next(working));
        Clock noon = Clock.fixed(morning.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        world.caseWorkflowIsAway();

        assertThatThrownBy(() -> new DigestMornings(digests, config, cell, noon).remove(MANY))
                .isInstanceOf(WebApplicationException.class);

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
        return part(mail, 0);
    }

    /** The text, or the page. */
    private static String part(MimeMessage mail, int number) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(number).getContent();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
