package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.contracts.event.RequestEvent.PassesEnded;
import com.xiaomi.privacy.foundation.timers.Sweep;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Knows, as far as intake has told, which passes open nothing any more before they expire: those that were got by a tracking key that has been
 * replaced, for it may have been another's hands that held it (OWASP ASVS 5.0, 7.4.1). The pass by which the key was replaced goes on, so that whoever
 * lost the answer can ask again.
 */
@ApplicationScoped
public class EndedPasses implements Sweep {

    private static final String END = """
            INSERT INTO ended_pass (request_id, key_generation, kept_pass, noted_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (request_id) DO UPDATE
            SET key_generation = excluded.key_generation, kept_pass = excluded.kept_pass, noted_at = excluded.noted_at
            WHERE ended_pass.key_generation < excluded.key_generation
            """;
    private static final String ENDED =
            "SELECT request_id, key_generation, kept_pass FROM ended_pass WHERE request_id = ANY (?)";
    private static final String EXPIRED = """
            DELETE FROM ended_pass WHERE request_id IN
            (SELECT request_id FROM ended_pass WHERE noted_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
            """;
    // Much longer than a pass lives; services may hear of an end late.
    private static final Duration KEPT = Duration.ofHours(1);

    private final AgroalDataSource dataSource;
    private final Clock clock;

    EndedPasses(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Keeps what intake says, in the transaction of who hears it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(PassesEnded ended) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(END)) {
            write.setObject(1, ended.requestId());
            write.setInt(2, ended.keyGeneration());
            write.setObject(3, ended.keptPass());
            write.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the end of passes is not written", e);
        }
    }

    /** Whether a pass has ended before its time. */
    @Transactional
    public boolean isEnded(PassId pass) {
        return endedOf(List.of(pass.requestId())).test(pass);
    }

    /** Tells of passes of these requests, by one query, whether they have ended before their time. */
    @Transactional
    public Predicate<PassId> endedOf(Collection<UUID> requests) {
        Map<UUID, PassId> kept = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(ENDED)) {
            read.setArray(1, connection.createArrayOf("uuid", requests.toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    PassId row =
                            new PassId(rows.getObject(1, UUID.class), rows.getInt(2), rows.getObject(3, UUID.class));
                    kept.put(row.requestId(), row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("ended passes are not read", e);
        }
        return pass -> isEarlier(pass, kept.get(pass.requestId()));
    }

    private static boolean isEarlier(PassId pass, PassId kept) {
        return kept != null
                && pass.keyGeneration() < kept.keyGeneration()
                && (pass.pass() == null || !pass.pass().equals(kept.pass()));
    }

    @Override
    public String name() {
        return "ends of passes";
    }

    @Override
    @Transactional
    public int remove(int atMost) {
        Instant before = clock.instant().minus(KEPT);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(EXPIRED)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, atMost);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("ends of passes are not removed", e);
        }
    }
}
