package com.xiaomi.privacy.notification.testing;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the service, for tests that look behind its answers or let time pass. Parameters may be arrays of ids. */
@Singleton
public class Database {

    private final AgroalDataSource dataSource;

    Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The first column of every row. */
    public <T> List<T> values(Class<T> type, String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = prepared(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1, type));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row; empty if there is none. */
    public <T> Optional<T> value(Class<T> type, String sql, Object... parameters) {
        return values(type, sql, parameters).stream().findFirst();
    }

    /** What {@code SELECT count(*) FROM} says of a table and a condition. */
    public int count(String from, Object... parameters) {
        return Math.toIntExact(
                value(Long.class, "SELECT count(*) FROM " + from, parameters).orElseThrow());
    }

    /**
     * Changes rows.
     *
     * @return how many
     */
    public int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = prepared(connection, sql, parameters)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : parameters[i]);
        }
        return statement;
    }
}
