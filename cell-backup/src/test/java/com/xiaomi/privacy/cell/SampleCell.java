package com.xiaomi.privacy.cell;

import com.xiaomi.privacy.cell.settings.CellSettings;
import com.xiaomi.privacy.cell.settings.DatabaseAddress;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.cell.settings.StoreAddress;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.ServerKind;
import com.xiaomi.privacy.localstack.StackOptions;
import com.xiaomi.privacy.localstack.StackProcess;
import com.xiaomi.privacy.localstack.process.Folders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The databases and buckets of a cell without its services: empty, or with the tables of its services and some rows. */
final class SampleCell implements AutoCloseable {

    private final Path home;
    private final StackProcess stack;
    private final CellSettings settings;

    private SampleCell(Path home, StackProcess stack) {
        this.home = home;
        this.stack = stack;
        this.settings = settings(stack.endpoints());
    }

    /** Starts the servers. */
    static SampleCell empty() {
        Path shared = Path.of(System.getProperty("local.stack.home"));
        Path home = Folders.create(shared.resolve("cell-" + UUID.randomUUID()));
        return new SampleCell(
                home,
                StackProcess.start(StackOptions.in(home)
                        .withCache(shared.resolve("cache"))
                        .withServers(Set.of(ServerKind.POSTGRES, ServerKind.S3))));
    }

    private static CellSettings settings(Endpoints endpoints) {
        Map<Part, DatabaseAddress> databases = new EnumMap<>(Part.class);
        Map<Part, DatabaseAddress> keys = new EnumMap<>(Part.class);
        Map<Part, StoreAddress> stores = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            LocalService service = LocalService.named(part.serviceName());
            databases.put(part, address(endpoints, service.database()));
            service.keyDatabase().ifPresent(name -> keys.put(part, address(endpoints, name)));
            if (part.objects().isPresent()) {
                stores.put(
                        part,
                        new StoreAddress(
                                endpoints.s3Url(),
                                "us-east-1",
                                LocalCredentials.s3AccessKey(service),
                                LocalCredentials.s3SecretKey(service),
                                List.of(service.buckets().getLast())));
            }
        }
        return new CellSettings("EU", databases, keys, stores, Optional.empty(), Optional.empty());
    }

    private static DatabaseAddress address(Endpoints endpoints, String name) {
        return new DatabaseAddress(
                name, endpoints.jdbcUrl(name), "postgres", LocalCredentials.databasePassword("postgres"));
    }

    CellSettings settings() {
        return settings;
    }

    /** Makes the tables, as the services do at their first start. */
    SampleCell migrated() {
        for (Part part : Part.values()) {
            migrate(settings.databases().get(part), "foundation", part.shortName());
            settings.keys(part).ifPresent(keys -> migrate(keys, "keys"));
        }
        return this;
    }

    private static void migrate(DatabaseAddress address, String... folders) {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .initSql("SET ROLE " + address.name())
                .placeholders(Map.of("service_role", address.name()))
                .locations(List.of(folders).stream()
                        .map(folder -> "classpath:migrations/" + folder)
                        .toArray(String[]::new))
                .load()
                .migrate();
    }

    /** Runs statements past foreign keys and triggers, with {@code :1} and so on in place of the arguments. */
    void write(DatabaseAddress address, String sql, Object... arguments) throws SQLException {
        String filled = sql;
        for (int i = arguments.length; i > 0; i--) {
            filled = filled.replace(":" + i, "'" + arguments[i - 1] + "'");
        }
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(filled);
        }
    }

    void write(Part part, String sql, Object... arguments) throws SQLException {
        write(settings.databases().get(part), sql, arguments);
    }

    @Override
    public void close() {
        stack.close();
        Folders.delete(home);
    }
}
