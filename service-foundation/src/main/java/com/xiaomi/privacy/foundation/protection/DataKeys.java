package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The data keys of this service. New ones are made ahead in batches and committed to the key database before anybody
 * gets them, so taking one costs neither a commit nor a round trip. A key that was made and never used (its replica died)
 * protects nothing.
 *
 * <p>Nothing is cached once a key is in use: destroying a row ends it in every replica at once.
 */
@ApplicationScoped
public class DataKeys {

    private static final Logger LOG = Logger.getLogger(DataKeys.class);
    private static final String INSERT = "INSERT INTO data_key (id, wrapped) VALUES (?, ?)";
    private static final String READ = "SELECT wrapped FROM data_key WHERE id = ?";
    private static final String DESTROY = "DELETE FROM data_key WHERE id = ?";

    private final AgroalDataSource keyDatabase;
    private final KeyConfig config;
    private final KeyEncryption encryption;
    private final Queue<DataKey> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readyCount = new AtomicInteger();
    private final AtomicBoolean refilling = new AtomicBoolean();

    DataKeys(@DataSource("keys") AgroalDataSource keyDatabase, KeyConfig config, KeyEncryption encryption) {
        this.keyDatabase = keyDatabase;
        this.config = config;
        this.encryption = encryption;
    }

    /**
     * A key that nobody else has.
     *
     * @throws RuntimeException that {@link Transience} calls transient, while key-encryption keys are missing
     */
    public DataKey take() {
        DataKey key = ready.poll();
        while (key == null) {
            makeBatch(1);
            key = ready.poll();
        }
        if (readyCount.decrementAndGet() < config.batch() / 2 && refilling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("data-keys").start(this::refill);
        }
        return key;
    }

    /**
     * A key that was taken before.
     *
     * @throws KeyDestroyed if the person's data was erased
     * @throws RuntimeException that {@link Transience} calls transient, while its key-encryption key is missing
     */
    public DataKey byId(UUID id) {
        byte[] wrapped = QuarkusTransaction.suspendingExisting().call(() -> {
            try (Connection connection = keyDatabase.getConnection();
                    PreparedStatement read = connection.prepareStatement(READ)) {
                read.setObject(1, id);
                try (ResultSet row = read.executeQuery()) {
                    return row.next() ? row.getBytes(1) : null;
                }
            }
        });
        if (wrapped == null) {
            throw new KeyDestroyed(id);
        }
        return dataKey(id, encryption.unwrap(id, wrapped));
    }

    /** Ends a key: everything encrypted under it is unreadable from now on. Does nothing if it is gone already. */
    public void destroy(UUID id) {
        QuarkusTransaction.suspendingExisting().call(() -> {
            try (Connection connection = keyDatabase.getConnection();
                    PreparedStatement destroy = connection.prepareStatement(DESTROY)) {
                destroy.setObject(1, id);
                return destroy.executeUpdate();
            }
        });
    }

    private void refill() {
        try {
            makeBatch(config.batch() / 2);
        } catch (RuntimeException e) {
            // The next taker makes its own batch and reports what is wrong.
            LOG.warnf("no data keys made ahead: %s", e.getClass().getSimpleName());
        } finally {
            refilling.set(false);
        }
    }

    /** @param enough what makes another batch superfluous: many may have waited here for a connection at once */
    private void makeBatch(int enough) {
        QuarkusTransaction.suspendingExisting().call(() -> {
            Queue<DataKey> batch = new ConcurrentLinkedQueue<>();
            try (Connection connection = keyDatabase.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                if (readyCount.get() >= enough) {
                    return null;
                }
                refuseWithKeysMissing(connection);
                insertBatch(connection, insert, batch);
            }
            ready.addAll(batch);
            readyCount.addAndGet(batch.size());
            return null;
        });
    }

    /** A keyset that lacks a key in use is a wrong one, or an old one: what it wraps might never be unwrapped again. */
    private void refuseWithKeysMissing(Connection connection) throws SQLException {
        List<Integer> missing = KeysInUse.missing(connection, encryption.ids());
        if (!missing.isEmpty()) {
            throw new KeysUnavailable("no data keys are made while key-encryption keys are missing: " + missing);
        }
    }

    private void insertBatch(Connection connection, PreparedStatement insert, Queue<DataKey> batch)
            throws SQLException, GeneralSecurityException {
        for (int i = 0; i < config.batch(); i++) {
            UUID id = Ids.next();
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            insert.setObject(1, id);
            insert.setBytes(2, encryption.wrap(id, keyset));
            insert.addBatch();
            batch.add(dataKey(id, keyset));
        }
        connection.setAutoCommit(false);
        try {
            insert.executeBatch();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static DataKey dataKey(UUID id, KeysetHandle keyset) {
        try {
            return new DataKey(id, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("data key " + id + " is no AEAD keyset", e);
        }
    }

    /** The key is gone and with it everything it protected. */
    public static final class KeyDestroyed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyDestroyed(UUID id) {
            super("data key " + id + " was destroyed");
        }
    }
}
