package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.NotificationEvent.PolicyAnnounced;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain gets no more mails than it takes, but for those that somebody waits for; each test has domains that take one or two a minute. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class DomainPaceIT extends BacklogScenario {

    private static final String PUT_OFF = "delivery JOIN scheduled_tasks ON task_instance = delivery_id::text"
            + " WHERE request_id = ANY (?) AND state = 'PENDING' AND NOT picked AND consecutive_failures = 0"
            + " AND execution_time > now() + interval '%d seconds'";

    private final List<UUID> requests = new ArrayList<>();

    @BeforeEach
    void aMinuteHasPassed() {
        database.update("DELETE FROM rate_limit");
    }

    @Test
    void whatIsMoreThanADomainTakesIsPutOffAndHasNotFailed() throws Exception {
        List<String> addresses = people(3, "one-a-minute.example");
        String elsewhere = person("example.org");
        requests.forEach(this::tellNews);

        await().atMost(PATIENCE).until(() -> sent() == 2 && putOff(30) == 2);
        assertThat(world.mailbox(elsewhere)).hasSize(1);
        assertThat(database.count("rate_limit")).isOne();
        assertThat(log.lines()).noneMatch(line -> line.contains("is tried again in"));

        await().atMost(PATIENCE).until(() -> {
            aMinuteHasPassed();
            letAllBeDue(requests);
            return sent() == 4;
        });
        assertThat(addresses)
                .allSatisfy(address -> assertThat(world.mailbox(address)).hasSize(1));
    }

    @Test
    void aDomainIsTheSameHoweverItIsWritten() throws Exception {
        person("B\u00dcCHER.example");
        person("xn--bcher-kva.example");
        requests.forEach(this::tellNews);

        await().atMost(PATIENCE).until(() -> sent() == 1 && putOff(30) == 1);
    }

    @Test
    void codesGoOutAtOnceAndCount() throws Exception {
        List<String> addresses = people(3, "codes.example");
        for (UUID request : requests) {
            UUID challenge = Ids.next();
            world.code(challenge, 200, CODE);
            plan(
                    List.of(new IdentityEvent.ChallengeIssued(
                            request, Ids.next(), challenge, VerificationPurpose.CASE, 1)),
                    MessageKind.IDENTITY_CODE);
        }
        await().atMost(PATIENCE).until(() -> sent() == 3);
        assertThat(addresses)
                .allSatisfy(address -> assertThat(world.mailbox(address)).hasSize(1));

        tellNews(requests.getFirst());

        // Two too many at one a minute, and one for the news.
        await().atMost(PATIENCE).until(() -> putOff(150) == 1);
    }

    @Test
    void whatStaffAreToldWaitsLikewise() throws Exception {
        person("example.org");
        UUID agent = Ids.next();
        String email = "agent." + agent + "@one-a-minute.example";
        world.staff(agent, email, true, 0);
        for (int i = 0; i < 2; i++) {
            CaseEvent mentioned = new CaseEvent.StaffMentioned(
                    requests.getFirst(), caseId, Right.ACCESS, Ids.next(), agent, Instant.now());
            QuarkusTransaction.requiringNew()
                    .run(() -> deliveries.plan(
                            new EventEnvelope(Ids.next(), 1, Instant.now(), mentioned),
                            MessageKind.STAFF_MENTIONED,
                            new Addressee.StaffMember(agent)));
        }

        await().atMost(PATIENCE).until(() -> sent() == 1 && putOff(30) == 1);
        assertThat(world.mailbox(email)).hasSize(1);
    }

    @Test
    void aCampaignLeavesHalfToOthersAndClaimsNoAddressBeforeItsTurn() throws Exception {
        people(3, "two-a-minute.example");
        UUID campaignId = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> requests.subList(0, 2)
                        .forEach(request -> deliveries.plan(new PolicyAnnounced(
                                request, campaignId, "2027-01-01", LocalDate.parse("2027-01-01"), Instant.now()))));
        await().atMost(PATIENCE).until(() -> sent() == 1 && putOff(15) == 1);
        assertThat(database.count("delivery WHERE campaign_id = ? AND address_hash IS NULL", campaignId))
                .isOne();

        tellNews(requests.getLast());

        await().atMost(PATIENCE).until(() -> sent() == 2);
        assertThat(putOff(0)).isOne();
    }

    private List<String> people(int how, String domain) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < how; i++) {
            addresses.add(person(domain));
        }
        return addresses;
    }

    private String person(String domain) throws Exception {
        UUID request = Ids.next();
        String email = "erika." + request + "@" + domain;
        requests.add(known(request, email));
        return email;
    }

    private void tellNews(UUID request) {
        plan(List.of(posted(request)), MessageKind.MESSAGE_POSTED);
    }

    private int sent() {
        return database.count("delivery WHERE request_id = ANY (?) AND state = 'SENT'", (Object) ids());
    }

    /** Those that come again by themselves, in so many seconds at the earliest. */
    private int putOff(int seconds) {
        return database.count(PUT_OFF.formatted(seconds), (Object) ids());
    }

    private UUID[] ids() {
        return requests.toArray(UUID[]::new);
    }
}
