package com.xiaomi.privacy.intake;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the tables from outside, as somebody with a stolen backup could. */
@ApplicationScoped
public class IntakeDatabase {

    private static final List<String> WRITTEN_BY_A_SUBMISSION = List.of(
            "request",
            "submission",
            "requested_case",
            "case_details",
            "registration",
            "timeline_entry",
            "person_index",
            "person_email",
            "attachment",
            "audit_entry",
            "outbox_stream");

    private final AgroalDataSource dataSource;

    IntakeDatabase(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How many rows each table has into which a submission or an upload writes. */
    public Map<String, Long> rowCounts() {
        Map<String, Long> counts = new TreeMap<>();
        WRITTEN_BY_A_SUBMISSION.forEach(table -> counts.put(table, count("SELECT count(*) FROM " + table)));
        return counts;
    }

    /** A single number. */
    public long count(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** Changes rows, as an older version of the service would have left them. */
    public void change(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of a query, as text. */
    public List<String> texts(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The name of the constraint that refuses a change, and what else the database says. */
    public String refuses(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            return e.getMessage();
        }
        throw new AssertionError("the database allows " + sql);
    }

    /** Every table of the service with its columns. */
    public Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new TreeMap<>();
        texts("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'")
                .forEach(name -> columns.computeIfAbsent(
                                name.substring(0, name.indexOf('.')), table -> new ArrayList<>())
                        .add(name.substring(name.indexOf('.') + 1)));
        return columns;
    }
}
