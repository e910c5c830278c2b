package com.xiaomi.privacy.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.IdentityEvent;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.event.RequestEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.event.EventEnvelope;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.request.RequestContext;
import com.xiaomi.privacy.notification.request.RequestContexts;
import com.xiaomi.privacy.notification.testing.MailMood;
import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many mails wait: those of people who wait in front of the page go first, and the mail server is not run over. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class MailBacklogIT extends MailScenario {

    private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
    private static final int THREADS = 8;
    private static final int REQUESTS = 50;
    private static final int CODES = 20;
    private static final int HANGING = 12;
    // What the threads have begun, and how far records of what they have ended may lag behind one another.
    private static final int AHEAD = 50;
    private static final int IN_ONE_TRANSACTION = 500;

    @Inject
    Deliveries deliveries;

    @Inject
    RequestContexts contexts;

    @Inject
    AgroalDataSource dataSource;

    private final List<UUID> requests = new ArrayList<>();

    @AfterEach
    void recover() throws Exception {
        world.mailServer(MailMood.WELL);
    }

    @Test
    void mailsThatWaitedAreSentOnceCodesFirst() throws Exception {
        everythingIsSentOnce(300);
    }

    @Test
    @Tag("long")
    void tenThousandMailsThatWaitedAreSentOnceCodesFirst() throws Exception {
        everythingIsSentOnce(10_000);
    }

    @Test
    void codesGoOutWhileOtherMailsHang() throws Exception {
        for (int i = 0; i < HANGING; i++) {
            requests.add(open("mute"));
        }
        UUID waiting = open("erika");
        plan(requests.stream().map(MailBacklogIT::posted).toList(), MessageKind.MESSAGE_POSTED);
        await().atMost(PATIENCE).until(() -> count("picked") >= THREADS - 2);

        plan(List.of(challenge(waiting)), MessageKind.IDENTITY_CODE);

        await().atMost(PATIENCE)
                .until(() -> !world.mailbox(address("erika", waiting)).isEmpty());
        assertThat(count("state = 'SENT'")).isZero();
        await().atMost(PATIENCE).until(() -> {
            letAllBeDue();
            return count("state = 'SENT'") == HANGING;
        });
        for (UUID request : requests) {
            assertThat(world.mailbox(address("mute", request))).hasSize(1);
        }
    }

    private void everythingIsSentOnce(int mails) throws Exception {
        world.mailServer(MailMood.AWAY);
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(open("many"));
        }
        List<PrivacyEvent> posted = new ArrayList<>();
        List<PrivacyEvent> challenges = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            posted.add(posted(requests.get(i % REQUESTS)));
        }
        for (int i = 0; i < CODES; i++) {
            challenges.add(challenge(requests.get(i)));
        }
        plan(posted, MessageKind.MESSAGE_POSTED);
        plan(challenges, MessageKind.IDENTITY_CODE);
        await().atMost(PATIENCE).until(() -> log.lines().stream().anyMatch(line -> line.contains("is tried again in")));
        assertThat(count("state = 'SENT'")).isZero();

        world.mailServer(MailMood.WELL);

        await().atMost(LONG_PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            letAllBeDue();
            assertThat(count("picked")).isLessThanOrEqualTo(THREADS);
            return count("state = 'PENDING'") == 0;
        });
        assertThat(count("state = 'SENT'")).isEqualTo(mails + CODES);
        // All but those that the threads held when the server came back.
        assertThat(count("message = 'MESSAGE_POSTED' AND settled_at <"
                        + " (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY settled_at) FROM delivery"
                        + " WHERE request_id = ANY (?) AND message = 'IDENTITY_CODE')"))
                .isLessThan(AHEAD);
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(world.mailbox(address("many", requests.get(i)))).hasSize(mails / REQUESTS + (i < CODES ? 1 : 0));
        }
        // The pool of the mailer, and what is just being closed.
        assertThat(world.mailServer(MailMood.WELL).connections()).isLessThanOrEqualTo(THREADS + 2);
    }

    private UUID open(String who) throws Exception {
        UUID id = Ids.next();
        world.contact(id, address(who, id), null, 0);
        RequestEvent.Submitted sample = submitted("en");
        RequestContext context = new RequestContext(new RequestEvent.Submitted(
                id,
                sample.reference(),
                sample.personRef(),
                sample.cell(),
                sample.country(),
                null,
                sample.language(),
                sample.requesterKind(),
                sample.receivedAt(),
                sample.policyVersion(),
                sample.cases(),
                false,
                null,
                sample.contactRef()));
        QuarkusTransaction.requiringNew().run(() -> contexts.persist(context));
        return id;
    }

    private static String address(String who, UUID id) {
        return who + "." + id + "@example.org";
    }

    private static PrivacyEvent posted(UUID id) {
        return new RequestEvent.MessageSent(id, Ids.next(), null, Instant.now());
    }

    private PrivacyEvent challenge(UUID id) throws Exception {
        UUID challenge = Ids.next();
        world.code(challenge, 200, CODE);
        return new IdentityEvent.ChallengeIssued(id, Ids.next(), challenge, VerificationPurpose.CASE, 1);
    }

    private void plan(List<PrivacyEvent> told, MessageKind message) {
        for (int from = 0; from < told.size(); from += IN_ONE_TRANSACTION) {
            List<PrivacyEvent> some = told.subList(from, Math.min(told.size(), from + IN_ONE_TRANSACTION));
            QuarkusTransaction.requiringNew()
                    .run(() -> some.forEach(
                            event -> deliveries.plan(new EventEnvelope(Ids.next(), 1, Instant.now(), event), message)));
        }
    }

    /** Those of the requests for which something holds. */
    private int count(String condition) throws SQLException {
        String sql = "SELECT count(*) FROM delivery LEFT JOIN scheduled_tasks ON task_instance = delivery_id::text"
                + " WHERE request_id = ANY (?) AND " + condition;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                query.setArray(i, connection.createArrayOf("uuid", requests.toArray()));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** As if the time to wait had passed. */
    private void letAllBeDue() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE scheduled_tasks SET execution_time = now()
                        WHERE NOT picked AND execution_time > now() AND task_instance IN (
                            SELECT delivery_id::text FROM delivery WHERE request_id = ANY (?))
                        """)) {
            update.setArray(1, connection.createArrayOf("uuid", requests.toArray()));
            update.executeUpdate();
        }
    }
}
