package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.SortedRows;
import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.contracts.event.Topic;
import java.sql.SQLException;
import java.util.function.Consumer;

/** What was sent has been applied by every service that reads it, and nothing was applied that was never sent. */
final class EventPositions implements Invariant {

    // Those that left the outbox; what is in there is still to come.
    private static final String SENT = """
            SELECT s.key::text, s.last_sequence, coalesce(min(o.sequence) - 1, s.last_sequence)
            FROM outbox_stream s LEFT JOIN outbox o ON o.aggregatetype = s.topic AND o.aggregateid = s.key::text
            WHERE s.topic = ? GROUP BY s.key, s.last_sequence ORDER BY s.key
            """;
    private static final String APPLIED =
            "SELECT s.key::text, s.last_sequence FROM inbox_stream s WHERE s.topic = ? ORDER BY s.key";

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException {
        for (Part reader : Part.values()) {
            for (Topic topic : reader.reads()) {
                check(cell, reader, topic, faults);
            }
        }
    }

    private static void check(CheckedCell cell, Part reader, Topic read, Consumer<Fault> faults) throws SQLException {
        Part writer = Part.writerOf(read);
        String topic = read.topicName();
        try (SortedRows sent = cell.rows(writer, SENT, topic);
                SortedRows applied = cell.rows(reader, APPLIED, topic)) {
            SortedRows.compare(
                    sent,
                    applied,
                    row -> {
                        if (row.number(3) > 0) {
                            faults.accept(fault(Kind.EVENTS_LOST, reader, topic, row.key(), 0, row.number(3)));
                        }
                    },
                    row -> faults.accept(fault(Kind.EVENTS_UNKNOWN, reader, topic, row.key(), row.number(2), 0)),
                    (row, other) -> {
                        if (other.number(2) < row.number(3)) {
                            faults.accept(
                                    fault(Kind.EVENTS_LOST, reader, topic, row.key(), other.number(2), row.number(3)));
                        } else if (other.number(2) > row.number(2)) {
                            faults.accept(fault(
                                    Kind.EVENTS_UNKNOWN, reader, topic, row.key(), other.number(2), row.number(2)));
                        }
                    });
        }
    }

    private static Fault fault(Kind kind, Part reader, String topic, String key, long applied, long sent) {
        return Fault.of(kind, reader, topic, key, Long.toString(applied), Long.toString(sent));
    }
}
