package com.xiaomi.privacy.legal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates worked out by hand, with their working, in {@code worked_dates.csv}. None was produced by the code. */
class WorkedDatesTest {
    private static final LegalClock CLOCK = LegalClock.standard();

    record Worked(String what, ClockInput input, List<String> expected, String working) {
        @Override
        public String toString() {
            return input.jurisdiction().code() + " " + input.right() + ": " + what + " (" + working + ")";
        }
    }

    static List<Worked> workedDates() {
        return CsvTable.read("worked_dates.csv", WorkedDatesTest::worked);
    }

    @ParameterizedTest
    @MethodSource("workedDates")
    void theClockReadsAsWorkedByHand(Worked worked) {
        ClockReading reading = CLOCK.read(worked.input());

        assertThat(List.of(
                        reading.status().name(),
                        text(reading.acknowledgeBy()),
                        text(reading.initialDue()),
                        text(reading.due()),
                        text(reading.daysLeft()),
                        text(reading.extensionNoticeBy()),
                        text(reading.extensionValid()),
                        text(reading.appealDue()),
                        text(reading.implementDue()),
                        text(reading.provisional())))
                .as("status, acknowledgeBy, initialDue, due, daysLeft, extensionNoticeBy, extensionValid, appealDue,"
                        + " implementDue, provisional")
                .isEqualTo(worked.expected());
        assertThat(reading.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.rule()).isNotBlank();
            assertThat(step.article()).isNotBlank();
            assertThat(step.explanation()).isNotBlank();
        });
    }

    private static Worked worked(CsvRow row) {
        return new Worked(
                row.required("what"),
                new ClockInput(
                        row.required("jurisdiction", Jurisdiction::parse),
                        row.required("right", Right::valueOf),
                        row.required("received", Moment::parse),
                        events(row.text("events")),
                        row.required("asOf", Moment::parse)),
                List.of(
                        row.required("status"),
                        row.text("acknowledgeBy"),
                        row.text("initialDue"),
                        row.text("due"),
                        row.text("daysLeft"),
                        row.text("extensionNoticeBy"),
                        row.text("extensionValid"),
                        row.text("appealDue"),
                        row.text("implementDue"),
                        row.required("provisional")),
                row.required("working"));
    }

    private static List<ClockEvent> events(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(";"))
                        .map(event -> event.split("@"))
                        .map(parts -> new ClockEvent(ClockEvent.Type.valueOf(parts[0]), Moment.parse(parts[1])))
                        .toList();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
