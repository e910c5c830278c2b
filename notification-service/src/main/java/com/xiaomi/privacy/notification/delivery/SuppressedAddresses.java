package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.protection.DerivationSecret;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Addresses that get no mails for a while, by keyed hash: nobody learns an address from it who has not guessed it and the secret. This and
 * the hash of a delivery is all that is kept of an address here.
 */
@ApplicationScoped
class SuppressedAddresses implements Sweep {

    /** How long; then it is tried again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final byte[] USE = {'a', 'd', 'd', 'r', 'e', 's', 's', 1};
    private static final String ADD = """
            INSERT INTO suppressed_address (address_hash, reason, since) VALUES (?, ?, ?)
            ON CONFLICT (address_hash, reason) DO UPDATE SET since = excluded.since
            """;
    private static final String FIND = "SELECT reason FROM suppressed_address WHERE address_hash = ?";
    private static final String REMOVE = """
            DELETE FROM suppressed_address WHERE (address_hash, reason) IN (
                SELECT address_hash, reason FROM suppressed_address WHERE since < ? LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final AgroalDataSource dataSource;
    private final DerivationSecret secret;
    private final Clock clock;

    SuppressedAddresses(AgroalDataSource dataSource, NotificationConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.secret = DerivationSecret.read(config.secretFile(), "rights.notification.secret-file");
        this.clock = clock;
    }

    /** Keyed hash of an address, the same however it is capitalised. */
    byte[] hashOf(Personal address) {
        return secret.derive(USE, address.reveal().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an address does not get a message now. */
    @Transactional
    boolean stop(Personal address, MessageKind message) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, hashOf(address));
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    if (Suppression.valueOf(rows.getString(1)).stops(message)) {
                        return true;
                    }
                }
                return false;
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** From now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(byte[] addressHash, Suppression reason) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setBytes(1, addressHash);
            add.setString(2, reason.name());
            add.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            add.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public String name() {
        return "suppressed addresses";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            remove.setInt(2, atMost);
            return remove.executeUpdate();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static IllegalStateException unreachable(SQLException cause) {
        return new IllegalStateException("suppressed addresses not reachable", cause);
    }
}
