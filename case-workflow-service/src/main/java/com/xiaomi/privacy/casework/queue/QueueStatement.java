package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The SQL of a page of a queue. Each state is read for itself from an index in which its cases lie in order, and no further
 * than the page can reach; so the work depends on the size of the page and not on the number of cases. States, order and limit
 * stand in the text, for the database plans better with what it knows; all that callers write are parameters.
 */
final class QueueStatement {

    private final QueueFilter filter;
    private final int limit;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private QueueStatement(QueueFilter filter, int limit) {
        this.filter = filter;
        this.limit = limit;
    }

    /**
     * The statement of a page.
     *
     * @param self tells the {@code sub} of whoever asks; asked only where the filter means them
     * @param today by which overdue cases are told, UTC
     * @param behind empty for the first page
     */
    static QueueStatement of(
            QueueFilter filter, Supplier<UUID> self, LocalDate today, Optional<QueueCursor> behind, int limit) {
        QueueStatement statement = new QueueStatement(filter, limit);
        statement.conditions.add("NOT c.isolated");
        statement.compare(
                "c.asserted_right = :right",
                "right",
                filter.right() == null ? null : filter.right().name());
        statement.compare("c.country = :country", "country", filter.country());
        statement.compare("c.law = :law", "law", filter.law());
        statement.compare("c.language = :language", "language", filter.language());
        statement.assignee(self);
        statement.compare(
                "c.escalated_to = :escalatedTo",
                "escalatedTo",
                filter.escalatedTo() == null ? null : filter.escalatedTo().name());
        statement.due(today);
        if (filter.unread()) {
            statement.conditions.add("c.unread");
        }
        statement.compare("c.received_at >= :receivedFrom", "receivedFrom", filter.receivedFrom());
        statement.compare("c.received_at < :receivedBefore", "receivedBefore", filter.receivedBefore());
        behind.ifPresent(statement::behind);
        return statement;
    }

    private void compare(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    private void assignee(Supplier<UUID> self) {
        switch (filter.assignee()) {
            case null -> {}
            case QueueFilter.NONE -> conditions.add("c.assignee IS NULL");
            case QueueFilter.ME -> compare("c.assignee = :assignee", "assignee", self.get());
            default -> compare("c.assignee = :assignee", "assignee", UUID.fromString(filter.assignee()));
        }
    }

    /** By the same expression as in the indexes; a case without a date is due neither before nor after any day. */
    private void due(LocalDate today) {
        compare(QueueSort.DUE_OR_NONE + " < :dueBefore", "dueBefore", filter.dueBefore());
        compare(QueueSort.DUE_OR_NONE + " > :dueAfter", "dueAfter", filter.dueAfter());
        if (filter.dueAfter() != null) {
            conditions.add("c.due IS NOT NULL");
        }
        compare(QueueSort.DUE_OR_NONE + " < :today", "today", filter.overdue() ? today : null);
    }

    private void behind(QueueCursor cursor) {
        conditions.add("(%s, c.case_id) %s (:key, :caseId)"
                .formatted(filter.sort().column(), filter.order().behind()));
        parameters.put("key", cursor.key());
        parameters.put("caseId", cursor.caseId());
    }

    /** The text, whose rows are those of {@code rights_case}. */
    String sql() {
        String states = filter.state().stream().map(this::ofState).collect(Collectors.joining(" UNION ALL "));
        return filter.state().size() == 1 ? states : "SELECT c.* FROM (" + states + ") c" + end();
    }

    private String ofState(CaseState state) {
        String more = conditions.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
        String sql = "SELECT c.* FROM rights_case c WHERE c.state = '" + state.name() + "'" + more + end();
        return filter.state().size() == 1 ? sql : "(" + sql + ")";
    }

    private String end() {
        String direction = filter.order().sql();
        return " ORDER BY %s %s, c.case_id %s LIMIT %d".formatted(filter.sort().column(), direction, direction, limit);
    }

    /** Values by name. */
    Map<String, Object> parameters() {
        return parameters;
    }
}
