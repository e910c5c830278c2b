package com.xiaomi.privacy.foundation.testing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;

/** The roles that migrate the service's databases and own their tables; the service itself connects by others. */
@Singleton
public class DatabaseOwner {

    private final Config config;

    DatabaseOwner(Config config) {
        this.config = config;
    }

    /** A connection of its own to the service's database, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** Carries statements out in the service's database. */
    public void execute(String sql) throws SQLException {
        execute("", sql);
    }

    /** Carries statements out in the database of its keys. */
    public void executeOnKeys(String sql) throws SQLException {
        execute("keys.", sql);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource." + database + "jdbc.url", String.class),
                config.getValue("quarkus.flyway." + database + "username", String.class),
                config.getValue("quarkus.flyway." + database + "password", String.class));
    }
}
