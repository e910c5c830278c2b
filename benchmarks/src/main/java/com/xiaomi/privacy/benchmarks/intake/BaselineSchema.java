package com.xiaomi.privacy.benchmarks.intake;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The service's tables a second time, in the same database, for the baseline: the same constraints, indexes and triggers,
 * but out of sight of the service's relay and consumers.
 */
final class BaselineSchema {
    /** Its name. */
    static final String NAME = "baseline";

    private static final List<String> MIGRATIONS = List.of(
            "service-foundation/src/main/resources/db/foundation",
            "request-intake-service/src/main/resources/db/migration");
    // The relay empties the first, the second is Flyway's own, the third counts callers, before the transaction begins.
    private static final Set<String> NOT_PER_SUBMISSION = Set.of("outbox", "flyway_schema_history", "rate_limit");
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";

    private BaselineSchema() {}

    /** Creates it by the service's own migrations. */
    static void create(Connection connection, Path project) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + NAME);
            statement.execute("SET search_path = " + NAME);
            for (Path migration : migrations(project)) {
                statement.execute(Files.readString(migration));
            }
            statement.execute("RESET search_path");
        }
    }

    private static List<Path> migrations(Path project) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : MIGRATIONS) {
            try (Stream<Path> files = Files.list(project.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".sql")).forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return found;
    }

    /**
     * Makes sure that the baseline did what the service does: per request the same number of rows in every table.
     *
     * @throws BenchmarkFailure with the first table that differs: the script has to follow the service
     */
    static void requireSameRows(Connection connection) throws SQLException {
        double served = count(connection, "public.request");
        double baseline = count(connection, NAME + ".request");
        for (String table : tables(connection)) {
            double perRequest = count(connection, "public." + table) / served;
            double perTransaction = count(connection, NAME + "." + table) / baseline;
            if (perRequest != perTransaction) {
                throw new BenchmarkFailure(
                        "Intake writes %.3f rows per request into %s, the baseline %.3f: submit.pgbench.sql is out of date."
                                .formatted(perRequest, table, perTransaction));
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                if (!NOT_PER_SUBMISSION.contains(rows.getString(1))) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
