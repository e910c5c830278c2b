package com.xiaomi.privacy.foundation.testing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The role that migrates the service's database and owns its tables; the service itself connects by another one. */
@Singleton
public class DatabaseOwner {

    private final String url;
    private final String role;
    private final String password;

    DatabaseOwner(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String role,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.url = url;
        this.role = role;
        this.password = password;
    }

    /** A connection of its own, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, role, password);
    }

    /** Carries statements out. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
