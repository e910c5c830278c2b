package com.xiaomi.privacy.foundation.forgetting;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The requests whose keys were destroyed, in the key database: backups of it are young, so it knows of erasures that an older
 * backup of the data does not know of. A service without a key database has none.
 */
@ApplicationScoped
class ErasureLedger {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String NOTE =
            "INSERT INTO erased_request (request_id) SELECT unnest(?) ON CONFLICT (request_id) DO NOTHING";
    private static final String PAGE =
            "SELECT request_id FROM erased_request WHERE request_id > ? ORDER BY request_id LIMIT ?";

    private final InjectableInstance<AgroalDataSource> keyDatabase;

    ErasureLedger(@DataSource("keys") InjectableInstance<AgroalDataSource> keyDatabase) {
        this.keyDatabase = keyDatabase;
    }

    /** Whether there is one. */
    boolean isKept() {
        return !keyDatabase.listActive().isEmpty();
    }

    /** Notes requests at once, whatever becomes of a surrounding transaction. Can be repeated. */
    void note(List<UUID> requestIds) {
        for (AgroalDataSource database : keyDatabase.listActive()) {
            QuarkusTransaction.suspendingExisting().call(() -> note(database, requestIds));
        }
    }

    private static int note(AgroalDataSource database, List<UUID> requestIds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setArray(1, connection.createArrayOf("uuid", requestIds.toArray()));
            return note.executeUpdate();
        }
    }

    /**
     * Requests in the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<UUID> page(UUID after, int atMost) {
        List<UUID> page = new ArrayList<>();
        for (AgroalDataSource database : keyDatabase.listActive()) {
            page.addAll(QuarkusTransaction.suspendingExisting()
                    .call(() -> page(database, after == null ? BEFORE_ALL : after, atMost)));
        }
        return page;
    }

    private static List<UUID> page(AgroalDataSource database, UUID after, int atMost) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(PAGE)) {
            read.setObject(1, after);
            read.setInt(2, atMost);
            return ForgottenRequests.ids(read);
        }
    }
}
