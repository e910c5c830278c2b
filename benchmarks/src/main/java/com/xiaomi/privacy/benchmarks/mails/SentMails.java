package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the service has recorded of its mails. */
public final class SentMails {

    private static final String COUNT = "SELECT count(*) FROM delivery WHERE message = ? AND state = 'SENT'";
    private static final String FIRST = "SELECT min(settled_at) FROM delivery WHERE message = ? AND state = 'SENT'";
    private static final String LAST = "SELECT max(settled_at) FROM delivery WHERE message = ? AND state = 'SENT'";
    private static final String REQUESTS = "SELECT message_id, request_id FROM delivery WHERE message = ?";
    private static final String UNRECORDED = "SELECT message_id FROM delivery WHERE message = ? AND state = 'PENDING'";

    private final Connection connection;
    private final MessageKind message;

    /** @param message the kind that is looked at */
    public SentMails(Connection connection, MessageKind message) {
        this.connection = connection;
        this.message = message;
    }

    /** How many are recorded as accepted by the mail server. */
    public long count() throws SQLException {
        try (PreparedStatement statement = statement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** When the first one was recorded. */
    Instant first() throws SQLException {
        return time(FIRST);
    }

    /** When the last one was recorded. */
    Instant last() throws SQLException {
        return time(LAST);
    }

    /** The request that each is about, by Message-ID. */
    Map<String, UUID> requests() throws SQLException {
        try (PreparedStatement statement = statement(REQUESTS);
                ResultSet rows = statement.executeQuery()) {
            Map<String, UUID> requests = new HashMap<>();
            while (rows.next()) {
                requests.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
            return requests;
        }
    }

    /** Message-IDs of those that are not recorded as accepted. */
    public Set<String> unrecorded() throws SQLException {
        try (PreparedStatement statement = statement(UNRECORDED);
                ResultSet rows = statement.executeQuery()) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private Instant time(String sql) throws SQLException {
        try (PreparedStatement statement = statement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, message.name());
        return statement;
    }
}
