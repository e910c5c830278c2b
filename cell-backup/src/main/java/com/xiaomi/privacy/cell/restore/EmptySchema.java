package com.xiaomi.privacy.cell.restore;

import com.xiaomi.privacy.cell.backup.Manifest.DatabaseContent;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Makes the tables of a backup in an empty database, by the migrations of the service, as the database's owner. */
final class EmptySchema {

    private static final String OWNER =
            "SELECT quote_ident(pg_get_userbyid(datdba)) FROM pg_database" + " WHERE datname = current_database()";
    private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

    private final DatabaseAddress address;

    EmptySchema(DatabaseAddress address) {
        this.address = address;
    }

    /** @throws IOException if there are tables */
    void requireEmpty() throws SQLException, IOException {
        if (!read(TABLES).equals("0")) {
            throw new IOException("the database " + address + " is not empty");
        }
    }

    /**
     * Migrates up to where the backup was.
     *
     * @throws IOException if this program knows other migrations up to there
     */
    void migrate(DatabaseContent content) throws SQLException, IOException {
        String owner = read(OWNER);
        Flyway flyway = Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .initSql("SET ROLE " + owner)
                // The service gives its own role its rights when it starts.
                .placeholders(Map.of("service_role", owner))
                .locations(locations())
                .target(content.migrations().getLast())
                .load();
        flyway.migrate();
        List<String> applied = Stream.of(flyway.info().applied())
                .map(MigrationInfo::getVersion)
                .map(version -> version.getVersion())
                .toList();
        if (!applied.equals(content.migrations())) {
            throw new IOException(
                    "the backup of " + address + " is of another version of the programs: take those of its time");
        }
    }

    private String[] locations() {
        return address.name().endsWith("_keys")
                ? new String[] {"classpath:migrations/keys"}
                : new String[] {"classpath:migrations/foundation", "classpath:migrations/" + address.name()};
    }

    private String read(String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
