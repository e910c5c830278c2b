package com.xiaomi.privacy.casework.search;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.PersonSearch;
import com.xiaomi.privacy.casework.queue.CaseQueue;
import com.xiaomi.privacy.casework.queue.CaseQueue.Page;
import com.xiaomi.privacy.casework.queue.QueueCursor;
import com.xiaomi.privacy.casework.queue.QueueSort;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists the cases of a person whom intake, the only home of what identifies people, finds by keyed hashes. Who looked is
 * written into the trail of each request that is shown, or into the trail of the staff member if nobody was found.
 */
@ApplicationScoped
class CaseSearch {

    private static final int PAGE = 50;
    private static final String OF_PERSONS =
            "SELECT c.* FROM case_request r JOIN rights_case c ON c.request_id = r.request_id"
                    + " WHERE r.person_ref IN (:persons) AND NOT c.isolated";
    private static final String BEHIND = " AND (c.received_at, c.case_id) < (:key, :caseId)";
    private static final String NEWEST_FIRST = " ORDER BY c.received_at DESC, c.case_id DESC LIMIT " + (PAGE + 1);

    private final Intake intake;
    private final CaseQueue queue;
    private final PersonLookups lookups;

    CaseSearch(Intake intake, CaseQueue queue, PersonLookups lookups) {
        this.intake = intake;
        this.queue = queue;
        this.lookups = lookups;
    }

    /**
     * A page of the cases of a person.
     *
     * @param cursor null for the first page
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} for a cursor of another search
     */
    Page page(PersonSearch search, String cursor, Actor.Staff staff) {
        // Outside a transaction: another service is waited for.
        List<UUID> persons = intake.search(search);
        return QuarkusTransaction.requiringNew().call(() -> page(persons, search.by(), cursor, staff));
    }

    private Page page(List<UUID> persons, String by, String cursor, Actor.Staff staff) {
        String query = Integer.toHexString(persons.hashCode());
        Optional<QueueCursor> behind =
                Optional.ofNullable(cursor).map(text -> queue.place(text, query, QueueSort.RECEIVED));
        List<RightsCase> found = persons.isEmpty() ? List.of() : read(persons, behind);
        lookups.note(found.stream().map(RightsCase::requestId), by, staff);
        return queue.paged(found, query, QueueSort.RECEIVED, PAGE);
    }

    private List<RightsCase> read(List<UUID> persons, Optional<QueueCursor> behind) {
        Map<String, Object> parameters = new HashMap<>(Map.of("persons", persons));
        behind.ifPresent(cursor -> parameters.putAll(Map.of("key", cursor.key(), "caseId", cursor.caseId())));
        return queue.read(OF_PERSONS + (behind.isPresent() ? BEHIND : "") + NEWEST_FIRST, parameters);
    }
}
