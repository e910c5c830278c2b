package com.xiaomi.privacy.benchmarks.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Verifications with a live code, written into the service's database as it would write them. */
final class OpenVerifications {
    private static final String VERIFICATION = """
            INSERT INTO verification (verification_id, request_id, level, opened_at, expires_at)
            VALUES (?, ?, 'CONTACT', now(), now() + interval '30 days')
            """;
    private static final String CHALLENGE = """
            INSERT INTO challenge (challenge_id, verification_id, purpose, issue_number, issued_at, first_asked_at)
            VALUES (?, ?, 'CASE', 1, now(), now())
            """;

    private OpenVerifications() {}

    /** Opens so many. */
    static List<Open> open(Connection connection, int count) throws SQLException {
        List<Open> opened = new ArrayList<>(count);
        try (PreparedStatement verification = connection.prepareStatement(VERIFICATION);
                PreparedStatement challenge = connection.prepareStatement(CHALLENGE)) {
            for (int i = 0; i < count; i++) {
                Open open = new Open(UUID.randomUUID(), UUID.randomUUID());
                verification.setObject(1, open.verificationId());
                verification.setObject(2, open.requestId());
                verification.addBatch();
                challenge.setObject(1, UUID.randomUUID());
                challenge.setObject(2, open.verificationId());
                challenge.addBatch();
                opened.add(open);
            }
            verification.executeBatch();
            challenge.executeBatch();
        }
        return opened;
    }

    /** One of them. */
    record Open(UUID verificationId, UUID requestId) {}
}
