package com.xiaomi.privacy.benchmarks.queue;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets PostgreSQL write down the statement that the service sends for a page, and explains that very statement. */
final class SentStatements {
    private static final Pattern PAGE =
            Pattern.compile("execute [^:]*: (SELECT c\\.\\* FROM .*)\\n(?:.*DETAIL:  Parameters: (.*)\\n)?");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = ('(?:[^']|'')*'|NULL)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Connection administrator;
    private final Connection owner;
    private final Path log;

    /**
     * @param administrator may change settings of the server
     * @param owner of the tables
     * @param log of the server
     */
    SentStatements(Connection administrator, Connection owner, Path log) {
        this.administrator = administrator;
        this.owner = owner;
        this.log = log;
    }

    /** The plan of the page that a call asks for, with what it took and read. */
    String plan(Call call) throws SQLException, IOException, InterruptedException {
        Matcher sent = logged(call);
        String values = sent.group(2) == null
                ? ""
                : VALUE.matcher(sent.group(2))
                        .results()
                        .map((MatchResult value) -> value.group(1))
                        .reduce((one, other) -> one + ", " + other)
                        .map(all -> "(" + all + ")")
                        .orElse("");
        execute(owner, "PREPARE page AS " + sent.group(1));
        try {
            return text("EXPLAIN (ANALYZE, BUFFERS) EXECUTE page" + values);
        } finally {
            execute(owner, "DEALLOCATE page");
        }
    }

    private Matcher logged(Call call) throws SQLException, IOException, InterruptedException {
        long before = Files.size(log);
        setting("ALTER SYSTEM SET log_min_duration_statement = 0");
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            do {
                call.make();
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                byte[] all = Files.readAllBytes(log);
                Matcher found =
                        PAGE.matcher(new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8));
                if (found.find()) {
                    return found;
                }
            } while (System.nanoTime() < end);
            throw new BenchmarkFailure("PostgreSQL did not write down the statement of a page.");
        } finally {
            setting("ALTER SYSTEM RESET log_min_duration_statement");
        }
    }

    private void setting(String sql) throws SQLException {
        execute(administrator, sql);
        execute(administrator, "SELECT pg_reload_conf()");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks the service for the page. */
    @FunctionalInterface
    interface Call {
        /** Asks once. */
        void make() throws IOException, InterruptedException;
    }
}
