package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** The system's own database (H2): a few invented accounts at first, then what became of them. */
public final class CustomerDatabase {
    private final JdbcDataSource source = new JdbcDataSource();

    private CustomerDatabase(String url) {
        source.setURL(url);
    }

    /**
     * Opens the database; one that is new gets its tables and the sample accounts.
     *
     * @param url JDBC URL of H2, for example {@code jdbc:h2:file:./customers}
     */
    public static CustomerDatabase open(String url, ObjectMapper json) {
        CustomerDatabase database = new CustomerDatabase(url);
        database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(resource("tables.sql"));
            }
            CustomerStore store = new CustomerStore(connection);
            if (isEmpty(connection)) {
                sample(json).forEach(store::add);
            }
            return store;
        });
        return database;
    }

    /** Does something with the accounts: all of it, or nothing. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.with(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT EXISTS (SELECT 1 FROM account)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<Customer> sample(ObjectMapper json) {
        try {
            return json.readValue(resource("sample.json"), new TypeReference<List<Customer>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = CustomerDatabase.class.getResourceAsStream("/customers/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
