package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.request.CaseRequest;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Lists of cases, page by page. None of them holds personal data. */
@ApplicationScoped
public class CaseQueue {

    private final RightsCases cases;
    private final CaseRequests requests;
    private final EntityManager entities;
    private final CellConfig cell;
    private final Clock clock;

    CaseQueue(RightsCases cases, CaseRequests requests, EntityManager entities, CellConfig cell, Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.entities = entities;
        this.cell = cell;
        this.clock = clock;
    }

    /**
     * A page of a queue.
     *
     * @param self tells the {@code sub} of whoever asks; asked only where the filter means them
     * @param cursor null for the first page
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} for a cursor of another query
     */
    @Transactional
    Page page(QueueFilter filter, Supplier<UUID> self, String cursor, int limit) {
        // The text of the filter is the same in every replica, unlike its hash.
        String query = Integer.toHexString(filter.toString().hashCode());
        Optional<QueueCursor> behind = Optional.ofNullable(cursor).map(text -> place(text, query, filter.sort()));
        QueueStatement statement = QueueStatement.of(
                filter, self, LocalDate.ofInstant(clock.instant(), cell.timeZone()), behind, limit + 1);
        return paged(read(statement.sql(), statement.parameters()), query, filter.sort(), limit);
    }

    /**
     * All cases of a request; none if there is no such request.
     *
     * @param only of those put before this role; empty for all
     */
    @Transactional
    Page of(Reference reference, Optional<EscalationRole> only) {
        return requests.find("reference", reference.value())
                .firstResultOptional()
                .map(request -> new Page(
                        items(cases.of(request.requestId()).stream()
                                .filter(one -> !one.isIsolated())
                                .filter(one -> only.isEmpty() || only.equals(one.escalatedTo()))
                                .toList()),
                        null))
                .orElseGet(() -> new Page(List.of(), null));
    }

    /**
     * The place that a caller names.
     *
     * @param query names the query, as in the cursor
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it is none of that query
     */
    public QueueCursor place(String cursor, String query, QueueSort sort) {
        return QueueCursor.decoded(cursor, query, sort)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "cursor", "the 'next' of a page of this very query"));
    }

    /**
     * Reads cases.
     *
     * @param sql whose rows are those of {@code rights_case}
     */
    @Transactional
    @SuppressWarnings("unchecked") // A native query for an entity gives that entity.
    public List<RightsCase> read(String sql, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(sql, RightsCase.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * A page of cases.
     *
     * @param found in order, one more than fits if there is a next page
     * @param query names the query, for the cursor
     */
    @Transactional
    public Page paged(List<RightsCase> found, String query, QueueSort sort, int limit) {
        List<RightsCase> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? QueueCursor.behind(shown.getLast(), query, sort).encoded()
                : null;
        return new Page(items(shown), next);
    }

    private List<Item> items(List<RightsCase> shown) {
        Map<UUID, CaseRequest> byId =
                requests
                        .list(
                                "requestId in ?1",
                                shown.stream().map(RightsCase::requestId).toList())
                        .stream()
                        .collect(Collectors.toMap(CaseRequest::requestId, Function.identity()));
        return shown.stream().map(one -> item(one, byId.get(one.requestId()))).toList();
    }

    private static Item item(RightsCase one, CaseRequest request) {
        return new Item(
                one.caseId(),
                one.requestId(),
                request.reference(),
                one.right(),
                one.state(),
                one.outcome(),
                one.country(),
                one.law(),
                one.language(),
                one.receivedAt(),
                one.due(),
                one.assignee().orElse(null),
                one.escalatedTo().orElse(null),
                request.unreadMessages(),
                one.version());
    }

    /**
     * One page.
     *
     * @param next cursor of the next page; null on the last one
     */
    public record Page(
            List<Item> items, @Schema(nullable = true) String next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * One case in a list.
     *
     * @param outcome null while open
     * @param language BCP 47
     * @param receivedAt UTC
     * @param due null while the clock is not running
     * @param assignee {@code sub} of the agent; null if nobody has it
     * @param escalatedTo before whom the case was put; null if it was not
     * @param unreadMessages messages of the person, about any case of the request, that no staff has read yet
     * @param version as in the ETag of the case
     */
    public record Item(
            UUID caseId,
            UUID requestId,
            String reference,
            Right right,
            CaseState state,
            @Schema(nullable = true) Outcome outcome,
            String country,
            String law,
            String language,
            Instant receivedAt,
            @Schema(nullable = true) LocalDate due,
            @Schema(nullable = true) UUID assignee,
            @Schema(nullable = true) EscalationRole escalatedTo,
            int unreadMessages,
            long version) {}
}
