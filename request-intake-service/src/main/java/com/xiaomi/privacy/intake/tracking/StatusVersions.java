package com.xiaomi.privacy.intake.tracking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How often what people see of their requests has changed, whichever replica changed it. */
@ApplicationScoped
class StatusVersions {

    private static final String READ = "SELECT request_id, version FROM status_version WHERE request_id = ANY (?)";

    private final AgroalDataSource dataSource;

    StatusVersions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The versions of many requests by one query; 0 for one that never changed. */
    Map<UUID, Long> of(Collection<UUID> requestIds) throws SQLException {
        Map<UUID, Long> versions = new HashMap<>();
        requestIds.forEach(requestId -> versions.put(requestId, 0L));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, connection.createArrayOf("uuid", requestIds.toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    versions.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        return versions;
    }
}
