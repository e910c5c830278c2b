package com.xiaomi.privacy.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.xiaomi.privacy.cell.backup.BackupFolder;
import com.xiaomi.privacy.cell.backup.BackupKeys;
import com.xiaomi.privacy.cell.backup.CellBackup;
import com.xiaomi.privacy.cell.check.CellCheck;
import com.xiaomi.privacy.cell.restore.CellRestore;
import com.xiaomi.privacy.cell.restore.CellRestore.Restored;
import com.xiaomi.privacy.cell.restore.ErasuresReapplied;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.foundation.event.RelayLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and objects come back as they were, and what does not fit is named. The services themselves are in the acceptance tests. */
class CellIT {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String BIG = "x\\\\y\\t\\n".repeat(200_000);

    private final UUID request = UUID.randomUUID();
    private final UUID caseId = UUID.randomUUID();
    private final UUID key = UUID.randomUUID();
    private final UUID caseKey = UUID.randomUUID();

    @TempDir
    Path folder;

    private static SampleCell cell;
    private static BackupKeys backupKeys;

    @BeforeAll
    static void start(@TempDir Path elsewhere) throws IOException {
        backupKeys = BackupKeys.madeIn(elsewhere);
        cell = SampleCell.empty().migrated();
    }

    @AfterAll
    static void stop() {
        cell.close();
    }

    @BeforeEach
    void aRequestThatAllServicesKnow() throws Exception {
        cell.write(Part.INTAKE, """
                INSERT INTO request (request_id, reference, person_ref, data_key_id, tracking_token_hash, cell, country, language,
                    requester_kind, policy_version, received_at, contact_email)
                VALUES (:1, 'AAAA-BBBB-CCCC', gen_random_uuid(), :2, sha256('t'), 'EU', 'DE', 'de', 'SELF', '1', now(), 'sealed');
                INSERT INTO requested_case (case_id, request_id, requested_right, position, state)
                VALUES (:3, :1, 'ACCESS', 0, 'RECEIVED');
                INSERT INTO attachment (attachment_id, request_id, file_name, media_type, size_bytes, state, requested_at, bucket, object,
                    wrapped_content_key, sha256, scanned)
                VALUES (gen_random_uuid(), :1, 'sealed', 'image/png', 7, 'STORED', now(), 'intake-clean', 'one', 'k', 'd', true);
                INSERT INTO outbox_stream VALUES ('privacy.requests.v1', :1, 2);
                INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, bucket)
                VALUES (gen_random_uuid(), 'privacy.requests.v1', :1, 'late', jsonb_build_object('text', E:4), 2, now(), 0);
                """, request, key, caseId, BIG);
        cell.write(Part.CASEWORK, """
                INSERT INTO case_request (request_id, reference, person_ref, country, language, requester_kind, policy_version, received_at,
                    data_key_id)
                VALUES (:1, 'AAAA-BBBB-CCCC', gen_random_uuid(), 'DE', 'de', 'SELF', '1', now(), :2);
                """, request, caseKey);
        cell.write(Part.CASEWORK, """
                INSERT INTO rights_case (case_id, request_id, asserted_right, law, law_version, due_status, state, opened_at, updated_at, version,
                    country, language, received_at)
                VALUES (:1, :2, 'ACCESS', 'GDPR', '1', 'STATUTORY', 'RECEIVED', now(), now(), 1, 'DE', 'de', now())
                """, caseId, request);
        cell.write(
                Part.NOTIFICATION,
                "INSERT INTO request_context (request_id, reference, country, language) VALUES (:1, 'AAAA-BBBB-CCCC', 'DE', 'de')",
                request);
        for (Part reader : List.of(Part.IDENTITY, Part.CASEWORK, Part.NOTIFICATION)) {
            cell.write(
                    reader,
                    "INSERT INTO inbox_stream VALUES ('privacy.requests.v1', :1, 1, gen_random_uuid())",
                    request);
        }
        cell.write(keys(Part.INTAKE), "INSERT INTO data_key (id, wrapped) VALUES (:1, '\\x1203010203040506')", key);
        cell.write(
                keys(Part.CASEWORK), "INSERT INTO data_key (id, wrapped) VALUES (:1, '\\x1203010203040506')", caseKey);
        Path content = Files.writeString(folder.resolve("content"), "secret!");
        new ObjectBuckets(cell.settings().stores().get(Part.INTAKE)).put("intake-clean", "one", content);
    }

    @AfterEach
    void nothingIsLeftForTheNextTest() throws SQLException {
        cell.write(Part.INTAKE, "TRUNCATE request, requested_case, attachment, outbox, outbox_stream CASCADE");
        cell.write(Part.IDENTITY, "TRUNCATE inbox_stream, audit_chain");
        cell.write(Part.CASEWORK, "TRUNCATE case_request, rights_case, inbox_stream CASCADE");
        cell.write(Part.NOTIFICATION, "TRUNCATE request_context, inbox_stream");
        for (Part part : List.of(Part.INTAKE, Part.CASEWORK)) {
            cell.write(keys(part), "TRUNCATE data_key, erased_request");
        }
    }

    @Test
    void whatWasBackedUpComesBackElsewhere() throws Exception {
        assertThat(faults(cell)).isEmpty();
        CellBackup backup = new CellBackup(cell.settings(), backupKeys.signer(), Clock.systemUTC());
        BackupFolder data = backup.data(folder.resolve("data"), SHORT);
        BackupFolder olderKeys = BackupFolder.at(folder.resolve("none"));
        // Erased since: the keys are gone, and the ledger of one service says so.
        cell.write(
                keys(Part.INTAKE),
                "DELETE FROM data_key; INSERT INTO erased_request (request_id) VALUES (:1)",
                request);
        BackupFolder keys = backup.keys(folder.resolve("keys"));

        try (SampleCell other = SampleCell.empty()) {
            CellRestore restore = new CellRestore(other.settings(), backupKeys.verifier());
            assertThatIOException().isThrownBy(() -> restore.restore(data, olderKeys));
            Restored restored = restore.restore(data, keys);

            assertThat(restored.objects()).isEqualTo(1);
            assertThatIOException()
                    .isThrownBy(() -> restore.restore(data, keys))
                    .withMessageEndingWith("is not empty");
            for (String table : List.of("request", "requested_case", "attachment", "outbox", "outbox_stream")) {
                assertThat(rows(other, Part.INTAKE, table))
                        .isEqualTo(rows(cell, Part.INTAKE, table))
                        .isNotEmpty();
            }
            assertThat(rows(other, Part.CASEWORK, "rights_case")).isEqualTo(rows(cell, Part.CASEWORK, "rights_case"));
            aNewEventFollowsTheOldOnes(other);
            assertThat(faults(other))
                    .containsExactlyInAnyOrder(
                            "ERASED_AND_BACK request-intake-service " + request,
                            "ERASED_AND_BACK case-workflow-service " + request,
                            "ERASED_AND_BACK notification-service " + request);

            assertThat(new ErasuresReapplied(other.settings()).reapply())
                    .containsEntry(Part.INTAKE, 0L)
                    .containsEntry(Part.IDENTITY, 1L)
                    .containsEntry(Part.CASEWORK, 1L)
                    .containsEntry(Part.NOTIFICATION, 1L);
            assertThat(new ErasuresReapplied(other.settings()).reapply().values())
                    .containsOnly(0L);
            assertThat(rows(other, Part.NOTIFICATION, "scheduled_tasks"))
                    .singleElement()
                    .asString()
                    .contains("forget-request", request.toString());
        }
    }

    private void aNewEventFollowsTheOldOnes(SampleCell other) throws SQLException {
        other.write(Part.INTAKE, """
                INSERT INTO outbox (id, aggregatetype, aggregateid, type, sequence, occurred_at, bucket)
                VALUES (gen_random_uuid(), 'privacy.requests.v1', gen_random_uuid()::text, 'new', 1, now(), 0)
                """);
        try (Connection connection =
                        other.settings().databases().get(Part.INTAKE).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT type FROM outbox ORDER BY position DESC LIMIT 1")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("new");
        }
        other.write(Part.INTAKE, "DELETE FROM outbox WHERE type = 'new'");
        // Nothing of the request is on its way any more, so nothing excuses what is found.
        other.write(Part.INTAKE, "DELETE FROM outbox; UPDATE outbox_stream SET last_sequence = 1");
    }

    @Test
    void keysThatAreOlderThanTheDataAreRefused() throws Exception {
        CellBackup backup = new CellBackup(cell.settings(), backupKeys.signer(), Clock.systemUTC());
        BackupFolder keys = backup.keys(folder.resolve("keys"));
        BackupFolder data = backup.data(folder.resolve("data"), SHORT);

        assertThatIOException()
                .isThrownBy(() -> new CellRestore(cell.settings(), backupKeys.verifier()).restore(data, keys))
                .withMessageStartingWith("the keys are older than the data");
    }

    @Test
    void whatDoesNotFitIsNamed() throws Exception {
        UUID stranger = UUID.randomUUID();
        cell.write(Part.INTAKE, "DELETE FROM outbox; UPDATE attachment SET object = 'two'");
        cell.write(Part.CASEWORK, "DELETE FROM rights_case");
        cell.write(Part.NOTIFICATION, "UPDATE request_context SET request_id = :1", stranger);
        cell.write(Part.IDENTITY, "UPDATE inbox_stream SET last_sequence = 9");
        cell.write(Part.CASEWORK, "UPDATE inbox_stream SET last_sequence = 2");
        cell.write(Part.NOTIFICATION, "UPDATE inbox_stream SET last_sequence = 2");
        cell.write(keys(Part.CASEWORK), "DELETE FROM data_key");
        cell.write(
                Part.IDENTITY,
                "INSERT INTO audit_chain (chain_id, entries, head) VALUES (:1, 1, sha256('h'))",
                stranger);

        assertThat(faults(cell))
                .containsExactlyInAnyOrder(
                        "REQUEST_WITHOUT_CASE request-intake-service %s %s".formatted(caseId, request),
                        "REQUEST_UNKNOWN notification-service " + stranger,
                        "KEY_MISSING case-workflow-service %s %s".formatted(caseKey, request),
                        "OBJECT_MISSING request-intake-service intake-clean two",
                        "OBJECT_WITHOUT_ROW request-intake-service intake-clean one",
                        "CHAIN_BROKEN identity-verification-service %s 1 MISSING 1".formatted(stranger),
                        "EVENTS_UNKNOWN identity-verification-service privacy.requests.v1 %s 9 2".formatted(request));
    }

    @Test
    void anEventThatIsNeitherAppliedNorWaitsIsLost() throws Exception {
        cell.write(Part.INTAKE, "DELETE FROM outbox");

        assertThat(faults(cell))
                .containsExactlyInAnyOrder(
                        "EVENTS_LOST identity-verification-service privacy.requests.v1 %s 1 2".formatted(request),
                        "EVENTS_LOST case-workflow-service privacy.requests.v1 %s 1 2".formatted(request),
                        "EVENTS_LOST notification-service privacy.requests.v1 %s 1 2".formatted(request));
    }

    @Test
    void relaysPauseUntilTheSnapshotsAreTakenAndNoLonger() throws Exception {
        try (Cut cut = Cut.of(cell.settings(), SHORT);
                Connection relay = cell.settings().databases().get(Part.INTAKE).connect();
                Statement statement = relay.createStatement()) {
            assertThat(cut.isSettled()).isTrue();
            try (ResultSet row = statement.executeQuery(
                    "SELECT bool_and(pg_try_advisory_xact_lock(%d, bucket)) FROM generate_series(0, %d) AS bucket"
                            .formatted(RelayLocks.SPACE, RelayLocks.BUCKETS - 1))) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
            }
        }
    }

    private static DatabaseAddress keys(Part part) {
        return cell.settings().keys(part).orElseThrow();
    }

    private static List<String> faults(SampleCell checked) throws Exception {
        List<String> faults = new ArrayList<>();
        // From two hours on an object without a row is one.
        Instant later = Instant.now().plus(Duration.ofHours(2));
        new CellCheck(checked.settings()).check(SHORT, later, fault -> faults.add(fault.toString()));
        return faults;
    }

    private static List<String> rows(SampleCell cell, Part part, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = cell.settings().databases().get(part).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY 1")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
