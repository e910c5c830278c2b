package com.xiaomi.privacy.legal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.DeadlineOverride;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ordinary path of every row of the tables, worked by hand in {@code ordinary_paths.csv}. */
class OrdinaryPathsTest {
    private static final LegalClock CLOCK = LegalClock.standard();

    record Path(Jurisdiction place, Right right, Moment received, String due, Boolean provisional, String working) {
        @Override
        public String toString() {
            return place.code() + " " + right + " of " + received + ": " + due + " (" + working + ")";
        }
    }

    static List<Path> ordinaryPaths() {
        return CsvTable.read("ordinary_paths.csv", OrdinaryPathsTest::paths).stream()
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ordinaryPaths")
    void aRequestThatNothingDisturbsIsDueAsWorkedByHand(Path path) {
        ClockReading reading =
                CLOCK.read(new ClockInput(path.place(), path.right(), path.received(), List.of(), path.received()));

        assertThat(reading.due()).hasToString(path.due());
        assertThat(reading.initialDue()).hasToString(path.due());
        assertThat(reading.status()).isEqualTo(ClockStatus.RUNNING);
        if (path.provisional() != null) {
            assertThat(reading.provisional()).isEqualTo(path.provisional());
        }
    }

    @Test
    void everyRowOfTheTablesHasAnOrdinaryPath() {
        Set<String> covered =
                ordinaryPaths().stream().map(path -> path.place().code()).collect(Collectors.toSet());

        assertThat(covered)
                .containsAll(CLOCK.lawBook().rows().stream()
                        .map(JurisdictionRow::code)
                        .toList());
    }

    @Test
    void everyOverrideThatAppliesIsCountedSomewhere() {
        Set<String> worked = WorkedDatesTest.workedDates().stream()
                .map(each -> each.input().jurisdiction().code() + each.input().right())
                .collect(Collectors.toSet());
        Set<String> ordinary = ordinaryPaths().stream()
                .map(path -> path.place().code() + path.right())
                .collect(Collectors.toSet());

        assertThat(CLOCK.lawBook().overrides().stream()
                        .filter(DeadlineOverride::applies)
                        .map(override ->
                                override.code() + (override.right() == null ? Right.ACCESS : override.right())))
                .allMatch(key -> worked.contains(key) || ordinary.contains(key));
    }

    private static List<Path> paths(CsvRow row) {
        return row.set("codes", Jurisdiction::parse).stream()
                .flatMap(place -> row.set("right", Right::valueOf).stream()
                        .map(right -> new Path(
                                place,
                                right,
                                row.required("received", Moment::parse),
                                row.required("due", Function.identity()),
                                row.flag("provisional"),
                                row.required("working"))))
                .toList();
    }
}
