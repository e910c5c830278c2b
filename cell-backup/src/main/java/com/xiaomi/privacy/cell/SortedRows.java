package com.xiaomi.privacy.cell;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The rows of a query in the order of their first column, a uuid as text, read a few at a time. The text of uuids sorts as PostgreSQL sorts
 * them, so that rows of several databases can be compared side by side. Order by the column of a table: the bare name would mean
 * the text, and the database's collation.
 */
public final class SortedRows implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean there;

    private SortedRows(PreparedStatement statement, ResultSet rows) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.there = rows.next();
    }

    /** @param connection within a transaction, or the driver reads everything at once */
    public static SortedRows of(Connection connection, String sql, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setFetchSize(AT_ONCE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return new SortedRows(statement, statement.executeQuery());
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Whether there is a row. */
    public boolean isThere() {
        return there;
    }

    /** The first column. */
    public String key() throws SQLException {
        return rows.getString(1);
    }

    /** Another column, counted from 1; null if it is. */
    public String column(int number) throws SQLException {
        return rows.getString(number);
    }

    /** A column with a number. */
    public long number(int number) throws SQLException {
        return rows.getLong(number);
    }

    /** Goes to the next row. */
    public void next() throws SQLException {
        there = rows.next();
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface Visit {
        void visit(SortedRows row) throws SQLException;
    }

    /** What is done with rows of the same key. */
    @FunctionalInterface
    public interface Pair {
        void visit(SortedRows left, SortedRows right) throws SQLException;
    }

    /** Goes through both to their ends. A key may come more than once on the left. */
    public static void compare(SortedRows left, SortedRows right, Visit onlyLeft, Visit onlyRight, Pair both)
            throws SQLException {
        boolean matched = false;
        while (left.isThere() || right.isThere()) {
            int order = order(left, right);
            if (order == 0) {
                both.visit(left, right);
                matched = true;
                left.next();
            } else if (order < 0) {
                onlyLeft.visit(left);
                left.next();
            } else {
                if (!matched) {
                    onlyRight.visit(right);
                }
                matched = false;
                right.next();
            }
        }
    }

    private static int order(SortedRows left, SortedRows right) throws SQLException {
        if (!left.isThere()) {
            return 1;
        }
        return right.isThere() ? left.key().compareTo(right.key()) : -1;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
