package com.xiaomi.privacy.cell.settings;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database and who opens it.
 *
 * @param name the service's short name, with {@code _keys} behind it for its key database
 * @param url of JDBC, without a password
 */
public record DatabaseAddress(String name, String url, String user, String password) {

    /** A connection of its own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return name;
    }
}
