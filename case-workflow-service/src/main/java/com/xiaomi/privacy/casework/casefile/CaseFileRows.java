package com.xiaomi.privacy.casework.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what the database knows of a case, section by section. */
@ApplicationScoped
class CaseFileRows {

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    private final AgroalDataSource dataSource;

    CaseFileRows(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Every section by its name, also an empty one; of each row the columns that are not null. */
    @Transactional
    Map<String, List<Map<String, Object>>> of(UUID caseId) {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (CaseFileSection section : CaseFileSection.values()) {
                sections.put(section.key(), rows(connection, section, caseId));
            }
            return sections;
        } catch (SQLException e) {
            throw new IllegalStateException("case file not read", e);
        }
    }

    private static List<Map<String, Object>> rows(Connection connection, CaseFileSection section, UUID caseId)
            throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(section.sql())) {
            read.setObject(1, caseId);
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    rows.add(columns(row));
                }
            }
            return rows;
        }
    }

    private static Map<String, Object> columns(ResultSet row) throws SQLException {
        ResultSetMetaData described = row.getMetaData();
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int column = 1; column <= described.getColumnCount(); column++) {
            Object value = value(row, column, described.getColumnTypeName(column));
            if (value != null) {
                columns.put(name(described.getColumnLabel(column)), value);
            }
        }
        return columns;
    }

    /** Times in UTC, lists without order of their own as they were written; null if the column is. */
    private static Object value(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case "date" -> row.getObject(column, LocalDate.class);
            default ->
                row.getObject(column) instanceof Array array
                        ? List.of((Object[]) array.getArray())
                        : row.getObject(column);
        };
    }

    private static String name(String column) {
        return NEXT_WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
