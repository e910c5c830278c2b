package com.xiaomi.privacy.benchmarks.casework;

import com.xiaomi.privacy.benchmarks.BenchmarkFailure;
import com.xiaomi.privacy.benchmarks.measure.SubmittedEvent;
import com.xiaomi.privacy.benchmarks.system.MeasuredSystem;
import com.xiaomi.privacy.benchmarks.system.PlayedEvents;
import com.xiaomi.privacy.contracts.event.IdentityEvent.Verified;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Requests of invented people, one case each, as their events bring them; intake and identity-verification are played. */
public final class ArrivingCases {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 10_000_000;
    private static final String REFERENCE = "B3NC-%s-%s";
    private static final String IN_STATE = "SELECT count(*) FROM rights_case WHERE case_id = ANY (?) AND state = ?";

    private static final String VERSION = "SELECT version FROM rights_case WHERE case_id = ?";

    private final MeasuredSystem system;
    private final Connection connection;

    public ArrivingCases(MeasuredSystem system, Connection connection) {
        this.system = system;
        this.connection = connection;
    }

    /** So many cases, once all of them are in review; each of somebody who has proven their mailbox. */
    public List<UUID> inReview(Right right, int count) throws SQLException, InterruptedException {
        Map<UUID, UUID> requests = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            requests.put(UUID.randomUUID(), UUID.randomUUID());
        }
        List<UUID> cases = List.copyOf(requests.keySet());
        try (PlayedEvents events = new PlayedEvents(system)) {
            for (Map.Entry<UUID, UUID> one : requests.entrySet()) {
                events.send(submitted(one.getValue(), one.getKey(), right));
            }
            await(cases, CaseState.AWAITING_IDENTITY);
            for (UUID requestId : requests.values()) {
                events.send(verified(requestId));
            }
            await(cases, CaseState.IN_REVIEW);
        }
        return cases;
    }

    /** The version of a case that staff name with a command. */
    public long version(UUID caseId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
            statement.setObject(1, caseId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Submitted submitted(UUID requestId, UUID caseId, Right right) {
        String random = requestId.toString();
        String reference = REFERENCE.formatted(random.substring(9, 13), random.substring(14, 18));
        return SubmittedEvent.of(requestId, reference, caseId, right, now());
    }

    private static Verified verified(UUID requestId) {
        return new Verified(
                requestId, UUID.randomUUID(), AssuranceLevel.CONTACT, VerificationPurpose.CASE, now(), null);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private void await(List<UUID> cases, CaseState state) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (inState(cases, state) < cases.size()) {
            system.requireAlive();
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("The cases did not come to " + state + " within " + PATIENCE + ".");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private long inState(List<UUID> cases, CaseState state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_STATE)) {
            statement.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            statement.setString(2, state.name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
