package com.xiaomi.privacy.cell.settings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * A database and who opens it.
 *
 * @param name the service's short name, with {@code _keys} behind it for its key database
 * @param url of JDBC, without a password
 */
public record DatabaseAddress(String name, String url, String user, String password) {

    /** A connection of its own. */
    public Connection connect() throws SQLException {
        Properties settings = new Properties();
        PGProperty.USER.set(settings, user);
        PGProperty.PASSWORD.set(settings, password);
        // Details of failures quote what stands in rows.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(settings, false);
        return DriverManager.getConnection(url, settings);
    }

    @Override
    public String toString() {
        return name;
    }
}
