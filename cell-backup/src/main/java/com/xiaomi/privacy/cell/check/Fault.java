package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.settings.Part;
import java.util.List;

/**
 * Something that does not hold.
 *
 * @param part where it was found
 * @param ids what it is about: ids, names of objects and topics, positions; nothing personal
 */
public record Fault(Kind kind, Part part, List<String> ids) {

    public Fault {
        ids = List.copyOf(ids);
    }

    static Fault of(Kind kind, Part part, String... ids) {
        return new Fault(kind, part, List.of(ids));
    }

    /** What does not hold. */
    public enum Kind {
        /** Case-workflow has a case that intake does not know: case, request. */
        CASE_WITHOUT_REQUEST,
        /** Intake has a case that case-workflow does not know, or a request without one: case if there is one, request. */
        REQUEST_WITHOUT_CASE,
        /** Both know the case, of different requests: case, request here, request at intake. */
        CASE_OF_ANOTHER_REQUEST,
        /** A verification or messages of a request that intake does not know: request. */
        REQUEST_UNKNOWN,
        /** A request that was erased has rows that are not about to go: request. */
        ERASED_AND_BACK,
        /** A row needs a data key that is not there: key, what needs it. */
        KEY_MISSING,
        /** A row names an object that is not there: bucket, object. */
        OBJECT_MISSING,
        /** An object that no row names, and that has lain there for an hour: bucket, object. */
        OBJECT_WITHOUT_ROW,
        /** An audit chain is not whole: the first one that is not, position, flaw, how many are not. */
        CHAIN_BROKEN,
        /** Events were sent and not applied, be they lost or in the dead letters: topic, key, the last one applied, the last one sent. */
        EVENTS_LOST,
        /** More events were applied than were sent: topic, key, the last one applied, the last one sent. */
        EVENTS_UNKNOWN
    }

    /** A line of codes and ids. */
    @Override
    public String toString() {
        return kind + " " + part.serviceName() + " " + String.join(" ", ids);
    }
}
