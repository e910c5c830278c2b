package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.foundation.timers.Sweep;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** What webhooks were told is known for as long as topics hold it; then nobody can replay it either. */
@ApplicationScoped
class ExpiredWebhookLog implements Sweep {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String REMOVE = """
            DELETE FROM webhook_delivery WHERE delivery_id IN (
                SELECT delivery_id FROM webhook_delivery WHERE settled_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;

    ExpiredWebhookLog(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "settled calls of webhooks";
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
            throw new IllegalStateException("deliveries of webhooks not reachable", e);
        }
    }
}
