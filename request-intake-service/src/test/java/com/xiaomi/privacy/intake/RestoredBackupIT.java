package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.testing.RestoredBackup;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * A backup of data and objects from before an erasure, restored without erasing anything again, beside the key database as it is now:
 * nothing of the erased person decrypts, everything of another person does.
 */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class RestoredBackupIT {

    private static final String CONFIRMED = "com.xiaomi.privacy.request.erasure-confirmed.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // Keyed hashes are not meant to be read by anybody.
    private static final String ENCRYPTED_COLUMNS = """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name NOT LIKE '%hash'
                AND column_name NOT LIKE '%digest' AND column_name NOT IN ('wrapped_content_key')
                AND table_name NOT IN ('audit_chain', 'audit_entry', 'scheduled_tasks', 'rate_limit')
            """;
    private static final String OBJECT =
            "SELECT bucket, object, wrapped_content_key, size_bytes, sha256 FROM attachment WHERE request_id = ?";

    @Inject
    IntakeTopics topics;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    @DataSource("keys")
    AgroalDataSource keyDatabase;

    @Inject
    ObjectStore store;

    @Inject
    EncryptedObjects objects;

    @Inject
    DataKeys dataKeys;

    @ConfigProperty(name = "quarkus.flyway.locations")
    List<String> migrations;

    @Test
    void nothingOfAnErasedPersonDecrypts() throws Exception {
        SampleSubmission erasedPerson = new SampleSubmission();
        SampleSubmission otherPerson = new SampleSubmission();
        Accepted erased = withEverything(erasedPerson);
        Accepted other = withEverything(otherPerson);
        UUID erasedKey = keyOf(erased);
        UUID otherKey = keyOf(other);
        try (RestoredBackup backup = RestoredBackup.of(dataSource, this::migrate);
                Connection restored = backup.connect()) {
            Sealed erasedFile = fileOf(restored, erased);
            byte[] erasedCopy = copy(erasedFile);
            List<Cell> erasedCells = cells(restored, erased);
            List<Cell> otherCells = cells(restored, other);
            List<String> before = readable(erasedCells, dataKeys.byId(erasedKey));
            assertThat(before)
                    .hasSameSizeAs(erasedCells)
                    .anyMatch(text -> text.contains(erasedPerson.email()))
                    .anyMatch(text -> text.contains(erasedPerson.furtherInformation()));

            erase(erased);

            assertThat(cells(restored, erased)).hasSameSizeAs(erasedCells);
            assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> dataKeys.byId(erasedKey));
            for (UUID key : keysThatAreLeft()) {
                assertThat(readable(erasedCells, dataKeys.byId(key))).isEmpty();
            }
            store.put(
                    erasedFile.bucket(), erasedFile.object(), new ByteArrayInputStream(erasedCopy), erasedCopy.length);
            assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> read(restored, erased));
            store.delete(erasedFile.bucket(), erasedFile.object());

            assertThat(readable(otherCells, dataKeys.byId(otherKey)))
                    .hasSameSizeAs(otherCells)
                    .anyMatch(text -> text.contains(otherPerson.email()));
            assertThat(read(restored, other)).isEqualTo(Uploads.PNG);
        }
    }

    private void migrate(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations(migrations.toArray(String[]::new))
                .placeholders(Map.of("service_role", LocalService.roleIn(LocalService.INTAKE.database())))
                .load()
                .migrate();
    }

    private Accepted withEverything(SampleSubmission sample) throws Exception {
        Map<String, Object> body = sample.body();
        body.put("rights", List.of(sample.asked(Right.ACCESS)));
        Accepted request = IntakeCalls.accepted(body);
        String attachment = Uploads.sent(request, "letter.png", "image/png", Uploads.PNG);
        Uploads.complete(request, attachment).then().statusCode(200);
        request.asRequester()
                .header("Idempotency-Key", IntakeCalls.newKey())
                .contentType(ContentType.JSON)
                .body(Map.of("text", "How long will it take?"))
                .post(request.path("/messages"))
                .then()
                .statusCode(201);
        return request;
    }

    private void erase(Accepted request) throws SQLException {
        topics.publish(1, new CaseEvent.RequestErased(request.requestId(), Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> topics.written(request.requestId()).stream()
                        .anyMatch(written -> written.type().equals(CONFIRMED)));
    }

    private UUID keyOf(Accepted request) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("SELECT data_key_id FROM request WHERE request_id = ?")) {
            read.setObject(1, request.requestId());
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** Every key that a stolen key database of today would give. */
    private List<UUID> keysThatAreLeft() throws SQLException {
        List<UUID> keys = new ArrayList<>();
        try (Connection connection = keyDatabase.getConnection();
                PreparedStatement read = connection.prepareStatement("SELECT id FROM data_key");
                ResultSet row = read.executeQuery()) {
            while (row.next()) {
                keys.add(row.getObject(1, UUID.class));
            }
        }
        return keys;
    }

    /** All that is encrypted in rows of a request, wherever it stands. */
    private static List<Cell> cells(Connection restored, Accepted request) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement read = restored.prepareStatement(ENCRYPTED_COLUMNS);
                ResultSet column = read.executeQuery()) {
            while (column.next()) {
                cells.addAll(cells(restored, column.getString(1), column.getString(2), request));
            }
        }
        assertThat(cells)
                .extracting(Cell::table)
                .contains("request", "submission", "case_details", "attachment", "message");
        return cells;
    }

    private static List<Cell> cells(Connection restored, String table, String column, Accepted request)
            throws SQLException {
        // The place names the row by one of its ids; a row is the request's if one of its ids is.
        String sql = """
                WITH own AS (SELECT %2$s AS value, ARRAY(
                    SELECT value FROM jsonb_each_text(to_jsonb(t)) WHERE value ~ '^[0-9a-f-]{36}$') AS ids FROM %1$s AS t)
                SELECT value, ids FROM own WHERE value IS NOT NULL AND ids && ?::text[]
                """.formatted(table, column);
        try (PreparedStatement read = restored.prepareStatement(sql)) {
            read.setArray(1, restored.createArrayOf("text", new Object[] {
                request.requestId().toString(), request.caseId().toString()
            }));
            List<Cell> cells = new ArrayList<>();
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    cells.add(new Cell(table, column, row.getBytes(1), List.of((String[])
                            row.getArray(2).getArray())));
                }
            }
            return cells;
        }
    }

    /** What a key opens of some cells. */
    private static List<String> readable(List<Cell> cells, DataKey key) {
        return cells.stream()
                .map(cell -> cell.read(key))
                .flatMap(Optional::stream)
                .toList();
    }

    private Sealed fileOf(Connection restored, Accepted request) throws SQLException {
        try (PreparedStatement read = restored.prepareStatement(OBJECT)) {
            read.setObject(1, request.requestId());
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return new Sealed(
                        row.getString(1), row.getString(2), row.getBytes(3), row.getLong(4), row.getString(5));
            }
        }
    }

    private byte[] copy(Sealed file) throws IOException {
        try (InputStream ciphertext = store.get(file.bucket(), file.object())) {
            return ciphertext.readAllBytes();
        }
    }

    /** The file of a request, by the keys that the restored rows name. */
    private byte[] read(Connection restored, Accepted request) throws SQLException, IOException {
        DataKey key;
        try (PreparedStatement read = restored.prepareStatement(
                "SELECT a.data_key_id, r.data_key_id FROM attachment a JOIN request r USING (request_id)"
                        + " WHERE request_id = ?")) {
            read.setObject(1, request.requestId());
            try (ResultSet row = read.executeQuery()) {
                row.next();
                DataKey outer = dataKeys.byId(row.getObject(2, UUID.class));
                key = dataKeys.byId(row.getObject(1, UUID.class)).within(outer);
            }
        }
        try (InputStream clear = objects.open(fileOf(restored, request), key)) {
            return clear.readAllBytes();
        }
    }

    /**
     * An encrypted value and the ids of its row.
     *
     * @param ids by one of which the place is named that the value is bound to
     */
    private record Cell(String table, String column, byte[] value, List<String> ids) {

        Optional<String> read(DataKey key) {
            for (String id : ids) {
                try {
                    return Optional.of(
                            key.decrypt(value, table + "." + column + "/" + id).reveal());
                } catch (IllegalStateException e) {
                    // Another id, or another key.
                }
            }
            return Optional.empty();
        }
    }
}
