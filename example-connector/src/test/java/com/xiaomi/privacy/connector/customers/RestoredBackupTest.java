package com.xiaomi.privacy.connector.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.ConnectorJson;
import com.xiaomi.privacy.connector.ErasedPeople;
import com.xiaomi.privacy.connector.ErasedPeople.Erased;
import com.xiaomi.privacy.contracts.suppression.SuppressionHash;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sample accounts are the backup that was restored: people who had been erased since are in it again. */
class RestoredBackupTest {
    private static final String EMAIL = "Erika.Mustermann@example.org";
    private static final String MI_ID = "1234567890";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final int KEY_ID = 7;
    private static final byte[] KEY = "thirty-two bytes that are a key.".getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper json = ConnectorJson.mapper();
    private final CustomerDatabase restored =
            CustomerDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", json);
    private final CustomerRights rights = at(NOW);
    private final UUID task = UUID.randomUUID();
    private final long accounts = count("account");

    @Test
    void whoWasErasedIsErasedAgainAndNobodyElse() {
        assertThat(rights.eraseAgain(people(erased(EMAIL, MI_ID)))).isEqualTo(1);

        assertThat(count("account")).isEqualTo(accounts - 1);
        assertThat(count("account WHERE mi_id = '" + MI_ID + "'")).isZero();
        assertThat(count("device WHERE mi_id = '" + MI_ID + "'")).isZero();
        assertThat(count("customer_order WHERE kept_for = '" + task + "'")).isEqualTo(2);
    }

    @Test
    void askedAgainNothingIsLeftToErase() {
        ErasedPeople people = people(erased(EMAIL, MI_ID), erased(EMAIL, null));
        rights.eraseAgain(people);

        assertThat(rights.eraseAgain(people)).isZero();
        assertThat(count("account")).isEqualTo(accounts - 1);
    }

    @Test
    void everythingThatWasKnownMustFit() {
        assertThat(rights.eraseAgain(people(
                        erased(EMAIL, "999"),
                        erased("another@example.org", MI_ID),
                        new Erased(task, NOW, Set.of(), KEY_ID, null, null),
                        new Erased(task, NOW, Set.of(), KEY_ID + 1, SuppressionHash.ofEmail(KEY, EMAIL), null))))
                .isZero();
        assertThat(count("account")).isEqualTo(accounts);
    }

    @Test
    void whoCameBackAfterTheErasureIsANewCustomer() {
        Erased before = new Erased(
                task,
                Instant.parse("2020-01-01T00:00:00Z"),
                Set.of(),
                KEY_ID,
                SuppressionHash.ofEmail(KEY, EMAIL),
                null);

        assertThat(rights.eraseAgain(people(before))).isZero();
        assertThat(count("account")).isEqualTo(accounts);
    }

    @Test
    void onlyWhatWasErasedIsErasedAgain() {
        Erased devices = new Erased(task, NOW, Set.of("DEVICES"), KEY_ID, SuppressionHash.ofEmail(KEY, EMAIL), null);

        assertThat(rights.eraseAgain(people(devices))).isEqualTo(1);
        assertThat(count("device WHERE mi_id = '" + MI_ID + "'")).isZero();
        assertThat(count("customer_order WHERE mi_id = '" + MI_ID + "'")).isEqualTo(2);
    }

    @Test
    void whatHadBeenKeptByLawGoesAgainOnceItsTimeIsOver() {
        ErasedPeople people = people(erased(EMAIL, MI_ID));
        rights.eraseAgain(people);

        assertThat(at(Instant.parse("2035-01-01T12:00:00Z")).eraseAgain(people)).isZero();

        assertThat(count("customer_order WHERE kept_for IS NOT NULL")).isZero();
    }

    private CustomerRights at(Instant now) {
        return new CustomerRights(restored, json, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Erased erased(String email, String miId) {
        return new Erased(
                task,
                NOW,
                Set.of(),
                KEY_ID,
                SuppressionHash.ofEmail(KEY, email),
                miId == null ? null : SuppressionHash.ofMiId(KEY, miId));
    }

    private static ErasedPeople people(Erased... erased) {
        return new ErasedPeople(Map.of(KEY_ID, KEY), List.of(erased));
    }

    private long count(String rows) {
        return restored.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
