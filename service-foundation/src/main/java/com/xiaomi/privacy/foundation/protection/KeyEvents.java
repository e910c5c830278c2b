package com.xiaomi.privacy.foundation.protection;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happens to keys, in the audit trail. What belongs to a request stands in the chain of that request, the rest in a chain of the
 * service's own.
 */
@ApplicationScoped
public class KeyEvents {

    private static final String BEGIN = """
            INSERT INTO key_rotation (rotation_id, primary_key_id, begun_at) VALUES (?, ?, ?)
            ON CONFLICT (primary_key_id) WHERE ended_at IS NULL DO NOTHING
            """;
    private static final String END = """
            UPDATE key_rotation SET ended_at = greatest(?, begun_at)
            WHERE ended_at IS NULL AND primary_key_id = ANY (?) RETURNING rotation_id, primary_key_id
            """;

    private final AgroalDataSource dataSource;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final String serviceName;
    private final Actor service;

    KeyEvents(
            AgroalDataSource dataSource,
            AuditTrail auditTrail,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String serviceName) {
        this.dataSource = dataSource;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.serviceName = serviceName;
        this.service = new Actor.System(serviceName);
    }

    /** The chain of what happens to the keys of this service and belongs to no request: always the same, and no other service's. */
    public UUID chain() {
        return UUID.nameUUIDFromBytes(("key-events/" + serviceName).getBytes(StandardCharsets.UTF_8));
    }

    /** Data keys are gone for good; written in the transaction that ends what they protected. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void destroyed(UUID chainId, UUID dataKeyId) {
        auditTrail.record(AuditEntry.of(chainId, service, "data-key.destroyed").with("dataKeyId", dataKeyId));
    }

    /** Data keys are about to be wrapped anew; written once until it has ended. */
    void rotationBegun(int primaryId, List<Integer> olderIds) {
        QuarkusTransaction.requiringNew().call(() -> {
            UUID rotation = Ids.next();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement begin = connection.prepareStatement(BEGIN)) {
                begin.setObject(1, rotation);
                begin.setInt(2, primaryId);
                begin.setObject(3, now());
                if (begin.executeUpdate() > 0) {
                    auditTrail.record(
                            entry("key-rotation.begun", rotation, primaryId).with("olderKeyIds", olderIds));
                }
                return null;
            }
        });
    }

    /**
     * Nothing is wrapped by an older key any more; written once for each rotation that was under way.
     *
     * @param reached the primary key and the older ones: who was on the way to one of these has arrived too
     */
    void rotationEnded(List<Integer> reached) {
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                for (AuditEntry entry : ended(connection, reached)) {
                    auditTrail.record(entry);
                }
                return null;
            }
        });
    }

    private List<AuditEntry> ended(Connection connection, List<Integer> reached) throws SQLException {
        Array ids = connection.createArrayOf("integer", reached.toArray(Integer[]::new));
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setObject(1, now());
            end.setArray(2, ids);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = end.executeQuery()) {
                while (row.next()) {
                    entries.add(entry("key-rotation.ended", row.getObject(1, UUID.class), row.getInt(2)));
                }
            }
            return entries;
        } finally {
            ids.free();
        }
    }

    private AuditEntry entry(String action, UUID rotation, int primaryId) {
        return AuditEntry.apart(chain(), service, action)
                .with("rotationId", rotation)
                .with("primaryKeyId", primaryId);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
