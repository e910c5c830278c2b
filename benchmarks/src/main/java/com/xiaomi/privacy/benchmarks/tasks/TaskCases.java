package com.xiaomi.privacy.benchmarks.tasks;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The cases and tasks in the service's database. */
final class TaskCases {
    private static final String SETTLED_ONCE = """
            SELECT count(*) FROM (
                SELECT content::json -> 'facts' ->> 'taskId' FROM audit_entry
                WHERE content LIKE '%task.settled%' AND content LIKE '%"result":"DONE"%'
                GROUP BY 1 HAVING count(*) = 1) AS once
            """;
    // What a settlement reads and writes, out of sight of the service.
    private static final List<String> BASELINE = List.of(
            "CREATE SCHEMA baseline",
            "CREATE TABLE baseline.rights_case (LIKE rights_case INCLUDING ALL)",
            "CREATE TABLE baseline.fulfilment_task (LIKE fulfilment_task INCLUDING ALL)",
            "CREATE TABLE baseline.audit_chain (LIKE audit_chain INCLUDING ALL)",
            "CREATE TABLE baseline.audit_entry (LIKE audit_entry INCLUDING ALL)",
            "CREATE TABLE baseline.outbox (LIKE outbox INCLUDING ALL)",
            "CREATE TABLE baseline.outbox_stream (LIKE outbox_stream INCLUDING ALL)",
            "CREATE TABLE baseline.task_number (n bigint PRIMARY KEY, task_id uuid NOT NULL, case_id uuid NOT NULL)",
            "INSERT INTO baseline.rights_case SELECT * FROM rights_case",
            "INSERT INTO baseline.fulfilment_task SELECT * FROM fulfilment_task",
            "INSERT INTO baseline.task_number SELECT row_number() OVER (ORDER BY task_id), task_id, case_id"
                    + " FROM fulfilment_task",
            "ANALYZE baseline.rights_case, baseline.fulfilment_task, baseline.task_number");

    private TaskCases() {}

    /** All tasks that there are. */
    static List<Task> tasks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT task_id, system FROM fulfilment_task ORDER BY task_id")) {
            List<Task> tasks = new ArrayList<>();
            while (rows.next()) {
                tasks.add(new Task(rows.getObject(1, UUID.class), rows.getString(2)));
            }
            return tasks;
        }
    }

    /**
     * Makes sure that every task is settled, once, and every case goes on.
     *
     * @throws BenchmarkFailure if not
     */
    static void requireSettledOnce(Connection connection, int tasks) throws SQLException {
        long done = count(connection, "SELECT count(*) FROM fulfilment_task WHERE result = 'DONE'");
        long once = count(connection, SETTLED_ONCE);
        long waiting = count(connection, "SELECT count(*) FROM rights_case WHERE state = 'IN_FULFILMENT'");
        if (done != tasks || once != tasks || waiting != 0) {
            throw new BenchmarkFailure("Of %d tasks %d are settled and %d of them once; %d cases still wait."
                    .formatted(tasks, done, once, waiting));
        }
    }

    /** How many tasks failed so far. */
    static long failed(Connection connection) throws SQLException {
        return count(connection, "SELECT count(*) FROM fulfilment_task WHERE result = 'FAILED'");
    }

    /** Makes the tables of the baseline. */
    static void createBaseline(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : BASELINE) {
                statement.execute(sql);
            }
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A task of a data system. */
    record Task(UUID taskId, String system) {}
}
