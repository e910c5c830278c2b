package com.xiaomi.privacy.casework.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportQueryTest {

    @Test
    void monthsAndGroupsAreReadInTheirOrder() {
        assertThat(ReportQuery.parse("2026-01", "2028-12", "outcome,month"))
                .isEqualTo(new ReportQuery(
                        new Period(YearMonth.of(2026, 1), YearMonth.of(2028, 12)),
                        List.of(Grouping.OUTCOME, Grouping.MONTH)));
        assertThat(ReportQuery.parse("2026-01", "2026-01", null).groupings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-13, 2026-12, right, from",
        "26-01, 2026-12, right, from",
        "1999-01, 1999-02, right, from",
        "2026-02, 2026-01, right, from",
        "2026-01, 2029-01, right, to",
        "2026-01, 2026, right, to",
        "2026-01, 2026-12, person, groupBy",
        "2026-01, 2026-12, 'right,right', groupBy",
        "2026-01, 2026-12, 'right,', groupBy",
        "2026-01, 2026-12, RIGHT, groupBy"
    })
    void whatIsWrongIsNamed(String from, String to, String groupBy, String field) {
        assertThatThrownBy(() -> ReportQuery.parse(from, to, groupBy))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.toProblem().errors())
                                .extracting(FieldError::field)
                                .contains(field));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> ReportQuery.parse(null, "", ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.toProblem().errors())
                                .extracting(FieldError::field)
                                .containsExactly("from", "to", "groupBy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "1999", "20260", "2026 "})
    void aYearIsOneOfThisCentury(String year) {
        assertThat(ReportQuery.year("2026")).isEqualTo(2026);
        assertThatThrownBy(() -> ReportQuery.year(year)).isInstanceOf(ProblemException.class);
    }
}
