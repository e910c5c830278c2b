package com.xiaomi.privacy.notification.campaign;

import com.xiaomi.privacy.notification.delivery.DeliveryState;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is still to be told, and what became of who was. */
@ApplicationScoped
class CampaignRecipients {

    private static final String ADD =
            "INSERT INTO campaign_recipient (campaign_id, request_id) VALUES (?, ?)" + " ON CONFLICT DO NOTHING";
    // Whoever takes a row plans its message in the same transaction.
    private static final String TAKE = """
            DELETE FROM campaign_recipient WHERE (campaign_id, request_id) IN (
                SELECT campaign_id, request_id FROM campaign_recipient WHERE campaign_id = ?
                ORDER BY request_id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING request_id
            """;
    private static final String LEFT = "SELECT count(*) FROM campaign_recipient WHERE campaign_id = ?";
    private static final String BY_STATE = "SELECT state, count(*) FROM delivery WHERE campaign_id = ? GROUP BY state";
    private static final int AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;

    CampaignRecipients(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID campaignId, Collection<UUID> requests) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            int waiting = 0;
            for (UUID request : requests) {
                add.setObject(1, campaignId);
                add.setObject(2, request);
                add.addBatch();
                if (++waiting % AT_ONCE == 0) {
                    add.executeBatch();
                }
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Takes some off the list. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> take(UUID campaignId, int atMost) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setObject(1, campaignId);
            take.setInt(2, atMost);
            try (ResultSet rows = take.executeQuery()) {
                List<UUID> taken = new ArrayList<>();
                while (rows.next()) {
                    taken.add(rows.getObject(1, UUID.class));
                }
                return taken;
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** How many are still to be told. */
    @Transactional(Transactional.TxType.MANDATORY)
    long left(UUID campaignId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement left = connection.prepareStatement(LEFT)) {
            left.setObject(1, campaignId);
            try (ResultSet row = left.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** What became of the messages that were planned and whose request is not forgotten yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<DeliveryState, Long> byState(UUID campaignId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement counts = connection.prepareStatement(BY_STATE)) {
            counts.setObject(1, campaignId);
            try (ResultSet rows = counts.executeQuery()) {
                Map<DeliveryState, Long> byState = new EnumMap<>(DeliveryState.class);
                while (rows.next()) {
                    byState.put(DeliveryState.valueOf(rows.getString(1)), rows.getLong(2));
                }
                return byState;
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static IllegalStateException unreachable(SQLException cause) {
        return new IllegalStateException("recipients of a campaign not reachable", cause);
    }
}
