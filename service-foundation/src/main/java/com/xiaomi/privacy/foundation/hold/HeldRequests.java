package com.xiaomi.privacy.foundation.hold;

import com.xiaomi.privacy.contracts.event.CaseEvent.HoldChanged;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;

/** Knows which requests are under a legal hold, and which of them are isolated, as far as case-workflow has told. */
@ApplicationScoped
public class HeldRequests {

    private static final String KEEP =
            "INSERT INTO held_request (request_id, isolated, changed_at) VALUES (?, ?, ?) ON CONFLICT (request_id)"
                    + " DO UPDATE SET isolated = excluded.isolated, changed_at = excluded.changed_at";
    private static final String END = "DELETE FROM held_request WHERE request_id = ?";
    private static final String HELD = "SELECT 1 FROM held_request WHERE request_id = ?";
    private static final String ISOLATED = HELD + " AND isolated";

    private final AgroalDataSource dataSource;
    private final Event<HoldChanged> changes;

    HeldRequests(AgroalDataSource dataSource, Event<HoldChanged> changes) {
        this.dataSource = dataSource;
        this.changes = changes;
    }

    /** Keeps what case-workflow says, in the transaction of the inbox, and tells it to whoever in this service waits for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(HoldChanged change) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(change.held() ? KEEP : END)) {
            write.setObject(1, change.requestId());
            if (change.held()) {
                write.setBoolean(2, change.isolated());
                write.setObject(3, change.changedAt().atOffset(ZoneOffset.UTC));
            }
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("legal holds not written", e);
        }
        changes.fire(change);
    }

    /** Whether nothing of the request may be destroyed. */
    @Transactional
    public boolean isHeld(UUID requestId) {
        return exists(HELD, requestId);
    }

    /** Whether only the role legal opens what is kept of the request. */
    @Transactional
    public boolean isIsolated(UUID requestId) {
        return exists(ISOLATED, requestId);
    }

    private boolean exists(String sql, UUID requestId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(sql)) {
            read.setObject(1, requestId);
            try (ResultSet row = read.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("legal holds not read", e);
        }
    }
}
