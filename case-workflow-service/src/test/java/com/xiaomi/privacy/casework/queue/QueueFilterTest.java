package com.xiaomi.privacy.casework.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueFilterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final UUID SELF = UUID.fromString("01939c1e-0000-7000-8000-000000000001");

    @Test
    void whatIsLeftOutIsReviewByDueDate() {
        QueueFilter filter = parameters(Map.of()).filter();

        assertThat(filter.state()).containsExactly(CaseState.IN_REVIEW);
        assertThat(filter.sort()).isEqualTo(QueueSort.DUE);
        assertThat(filter.order()).isEqualTo(QueueOrder.ASCENDING);
        assertThat(sql(filter))
                .isEqualTo("SELECT c.* FROM rights_case c WHERE c.state = 'IN_REVIEW' AND NOT c.isolated"
                        + " ORDER BY coalesce(c.due, DATE '9999-12-31') ASC, c.case_id ASC LIMIT 51");
    }

    @Test
    void readsEverythingThatCanBeAskedFor() {
        QueueFilter filter = parameters(Map.ofEntries(
                        Map.entry("state", "AWAITING_FEE,IN_REVIEW"),
                        Map.entry("right", "ERASURE"),
                        Map.entry("country", "DE"),
                        Map.entry("law", "GDPR (EU) 2016/679"),
                        Map.entry("language", "pt-BR"),
                        Map.entry("assignee", SELF.toString()),
                        Map.entry("dueBefore", "2026-12-24"),
                        Map.entry("dueAfter", "2026-11-24"),
                        Map.entry("escalatedTo", "DPO"),
                        Map.entry("overdue", "false"),
                        Map.entry("unread", "true"),
                        Map.entry("receivedFrom", "2026-11-01T00:00:00+01:00"),
                        Map.entry("receivedBefore", "2026-12-01T00:00:00Z"),
                        Map.entry("sort", "RECEIVED"),
                        Map.entry("order", "DESCENDING")))
                .filter();

        assertThat(filter)
                .isEqualTo(new QueueFilter(
                        Set.of(CaseState.IN_REVIEW, CaseState.AWAITING_FEE),
                        Right.ERASURE,
                        "DE",
                        "GDPR (EU) 2016/679",
                        "pt-BR",
                        SELF.toString(),
                        EscalationRole.DPO,
                        LocalDate.of(2026, 12, 24),
                        TODAY,
                        false,
                        true,
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z"),
                        QueueSort.RECEIVED,
                        QueueOrder.DESCENDING));
    }

    @Test
    void readsEachStateForItselfAndNoFurtherThanThePageReaches() {
        QueueFilter filter = parameters(Map.of("state", "IN_REVIEW,AWAITING_FEE", "country", "DE"))
                .filter();

        assertThat(sql(filter))
                .isEqualTo("SELECT c.* FROM ((SELECT c.* FROM rights_case c WHERE c.state = 'IN_REVIEW'"
                        + " AND NOT c.isolated AND c.country = :country ORDER BY coalesce(c.due, DATE '9999-12-31') ASC, c.case_id ASC LIMIT 51)"
                        + " UNION ALL (SELECT c.* FROM rights_case c WHERE c.state = 'AWAITING_FEE'"
                        + " AND NOT c.isolated AND c.country = :country"
                        + " ORDER BY coalesce(c.due, DATE '9999-12-31') ASC, c.case_id ASC LIMIT 51)) c"
                        + " ORDER BY coalesce(c.due, DATE '9999-12-31') ASC, c.case_id ASC LIMIT 51");
    }

    @Test
    void goesOnBehindTheCursorInTheDirectionOfTheQueue() {
        QueueFilter filter = parameters(Map.of("order", "DESCENDING")).filter();
        QueueCursor cursor = new QueueCursor("q", QueueSort.DUE, TODAY, SELF);

        QueueStatement statement = QueueStatement.of(filter, QueueFilterTest::nobody, TODAY, Optional.of(cursor), 51);

        assertThat(statement.sql())
                .contains(" AND (coalesce(c.due, DATE '9999-12-31'), c.case_id) < (:key, :caseId) ORDER BY ");
        assertThat(statement.parameters()).isEqualTo(Map.of("key", TODAY, "caseId", SELF));
    }

    @Test
    void whoeverAsksIsMe() {
        QueueStatement mine = QueueStatement.of(
                parameters(Map.of("assignee", "me")).filter(), () -> SELF, TODAY, Optional.empty(), 51);
        QueueStatement nobodys = QueueStatement.of(
                parameters(Map.of("assignee", "none")).filter(), QueueFilterTest::nobody, TODAY, Optional.empty(), 51);

        assertThat(mine.parameters()).isEqualTo(Map.of("assignee", SELF));
        assertThat(nobodys.sql()).contains("c.assignee IS NULL");
        assertThat(nobodys.parameters()).isEmpty();
    }

    @Test
    void aCaseWithoutADateIsNotDueAfterAnyDayAndNeverOverdue() {
        assertThat(sql(parameters(Map.of("dueAfter", "2026-11-24")).filter())).contains("c.due IS NOT NULL");
        assertThat(sql(parameters(Map.of("overdue", "true")).filter()))
                .contains("coalesce(c.due, DATE '9999-12-31') < :today");
    }

    @ParameterizedTest
    @CsvSource({
        "state, NOWHERE",
        "state, ''",
        "right, TEA",
        "country, de",
        "country, ZZ",
        "law, ''",
        "language, d",
        "language, x_y",
        "assignee, you",
        "assignee, 1-1-1-1-1",
        "dueBefore, tomorrow",
        "dueAfter, 2026-02-30",
        "overdue, yes",
        "unread, ''",
        "receivedFrom, 2026-11-24",
        "receivedBefore, 2026-11-24T09:00:00",
        "sort, due",
        "order, up"
    })
    void everyValueIsCheckedAndNamed(String field, String value) {
        refused(Map.of(field, value), field);
    }

    @Test
    void whatCanNotBeIsRefused() {
        refused(Map.of("dueAfter", "2026-12-24", "dueBefore", "2026-12-24"), "dueBefore");
        refused(
                Map.of("receivedFrom", "2026-12-24T00:00:00Z", "receivedBefore", "2026-12-23T00:00:00Z"),
                "receivedBefore");
        refused(Map.of("overdue", "true", "state", "IN_REVIEW,CLOSED"), "overdue");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        refused(Map.of("right", "TEA", "country", "ZZ", "sort", "x"), "right", "sort", "country");
    }

    private static void refused(Map<String, String> query, String... fields) {
        assertThatThrownBy(() -> parameters(query).filter())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.toProblem().errors())
                                .extracting(FieldError::field)
                                .containsExactly(fields));
    }

    private static String sql(QueueFilter filter) {
        return QueueStatement.of(filter, QueueFilterTest::nobody, TODAY, Optional.empty(), 51)
                .sql();
    }

    private static UUID nobody() {
        throw new AssertionError("nobody was meant");
    }

    private static QueueParameters parameters(Map<String, String> query) {
        List<String> state =
                query.containsKey("state") ? Arrays.asList(query.get("state").split(",", -1)) : List.of();
        return new QueueParameters(
                state,
                query.get("right"),
                query.get("country"),
                query.get("law"),
                query.get("language"),
                query.get("assignee"),
                query.get("escalatedTo"),
                query.get("dueBefore"),
                query.get("dueAfter"),
                query.get("overdue"),
                query.get("unread"),
                query.get("receivedFrom"),
                query.get("receivedBefore"),
                query.get("sort"),
                query.get("order"));
    }
}
