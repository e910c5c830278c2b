package com.xiaomi.privacy.casework.retention;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A request that is to be erased and that somebody still holds something of.
 *
 * @param decidedAt when it was decided, UTC
 * @param missing the services that have not said that they erased it
 */
public record Unconfirmed(UUID requestId, Instant decidedAt, List<String> missing) {

    public Unconfirmed {
        missing = List.copyOf(missing);
    }

    static Unconfirmed of(Tuple row) {
        return new Unconfirmed(
                row.get("request_id", UUID.class),
                row.get("decided_at", Instant.class),
                Stream.of(
                                missing(row, "intake_at", "request-intake-service"),
                                missing(row, "identity_at", "identity-verification-service"),
                                missing(row, "notification_at", "notification-service"),
                                missing(row, "casework_at", "case-workflow-service"))
                        .flatMap(service -> service)
                        .toList());
    }

    private static Stream<String> missing(Tuple row, String column, String service) {
        return row.get(column) == null ? Stream.of(service) : Stream.empty();
    }
}
