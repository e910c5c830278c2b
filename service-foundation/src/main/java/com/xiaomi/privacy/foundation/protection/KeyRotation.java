package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.timers.Sweep;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Wraps data keys anew that an older key-encryption key wraps, so that the older one can be taken out. What they protect is
 * not touched. Batch by batch, by any replica, each data key in its place: it goes on where it stopped. A replica that still
 * runs with the keyset of before leaves alone what a newer key wraps.
 */
@ApplicationScoped
class KeyRotation implements Sweep {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final String WRAPPED_BY_OLDER =
            "SELECT id, wrapped FROM data_key WHERE wrapping_key(wrapped) = ANY (?) LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String LEFT = "SELECT EXISTS (SELECT FROM data_key WHERE wrapping_key(wrapped) = ANY (?))";
    private static final String REWRAP = "UPDATE data_key SET wrapped = ? WHERE id = ?";

    // A service that keeps nothing personal has no key database.
    private final InjectableInstance<AgroalDataSource> keyDatabase;
    private final KeyEncryption encryption;
    private final KeyEvents events;

    KeyRotation(
            @DataSource("keys") InjectableInstance<AgroalDataSource> keyDatabase,
            KeyEncryption encryption,
            KeyEvents events) {
        this.keyDatabase = keyDatabase;
        this.encryption = encryption;
        this.events = events;
    }

    @Override
    public String name() {
        return "data keys wrapped by an older key";
    }

    @Override
    public int remove(int atMost) {
        return keyDatabase.listActive().stream()
                .mapToInt(database -> rewrap(database, atMost))
                .sum();
    }

    private int rewrap(AgroalDataSource database, int atMost) {
        List<Integer> older = encryption.olderIds();
        if (older.isEmpty()) {
            return 0;
        }
        int primary = encryption.primaryId();
        int rewrapped = 0;
        if (someAreLeft(database, older)) {
            events.rotationBegun(primary, older);
            rewrapped = QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection()) {
                    return rewrap(connection, atMost);
                }
            });
        }
        if (rewrapped > 0) {
            LOG.infof("%d data keys are wrapped by key %d now", rewrapped, primary);
        }
        // Asked again, for another replica may have some in its hands.
        if (rewrapped < atMost && !someAreLeft(database, older)) {
            events.rotationEnded(
                    Stream.concat(Stream.of(primary), older.stream()).toList());
        }
        return rewrapped;
    }

    private static boolean someAreLeft(AgroalDataSource database, List<Integer> older) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement left = connection.prepareStatement(LEFT)) {
                left.setArray(1, connection.createArrayOf("integer", older.toArray(Integer[]::new)));
                try (ResultSet row = left.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    private int rewrap(Connection connection, int atMost) throws SQLException, GeneralSecurityException {
        Array older = connection.createArrayOf("integer", encryption.olderIds().toArray(Integer[]::new));
        try (PreparedStatement read = connection.prepareStatement(WRAPPED_BY_OLDER);
                PreparedStatement update = connection.prepareStatement(REWRAP)) {
            read.setArray(1, older);
            read.setInt(2, atMost);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    add(update, row.getObject(1, UUID.class), row.getBytes(2));
                }
            }
            return update.executeBatch().length;
        } finally {
            older.free();
        }
    }

    private void add(PreparedStatement update, UUID id, byte[] wrapped) throws SQLException, GeneralSecurityException {
        try {
            update.setBytes(1, encryption.wrap(id, encryption.unwrap(id, wrapped)));
            update.setObject(2, id);
            update.addBatch();
        } catch (IllegalStateException e) {
            // A damaged one can't be helped; it must not keep the others from being wrapped anew.
            LOG.errorf("data key %s stays wrapped by an older key: %s", id, e.getMessage());
        }
    }
}
