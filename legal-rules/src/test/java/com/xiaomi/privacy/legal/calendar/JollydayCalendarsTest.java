package com.xiaomi.privacy.legal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holidays compared with what the places themselves publish, not with the library. */
class JollydayCalendarsTest {
    private static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private final JollydayCalendars calendars = new JollydayCalendars();

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "NL, 2026-04-27, true, King's Day",
        "NL, 2026-05-14, true, Ascension Day",
        "NL, 2026-05-01, false, Labour Day is no holiday in the Netherlands",
        "DE, 2026-10-03, true, German Unity",
        "DE, 2026-11-01, false, All Saints' Day is one in some Länder only",
        "DE-BY, 2026-11-01, true, All Saints' Day in Bavaria",
        "FR, 2026-07-14, true, Bastille Day",
        "GB, 2026-08-31, true, summer bank holiday in England",
        "GB-SCT, 2026-08-31, false, Scotland has it at the start of August",
        "GB-SCT, 2026-08-03, true, summer bank holiday in Scotland",
        "GB-SCT, 2026-04-06, false, no Easter Monday in Scotland",
        "GB-NIR, 2026-03-17, true, St Patrick's Day",
        "IN, 2027-01-26, true, Republic Day",
        "NZ, 2026-12-29, true, closed by the Privacy Act",
        "NZ, 2027-01-15, true, last closed day",
        "NZ, 2027-01-18, false, open again",
        "NZ, 2026-12-24, false, not yet closed",
        "US, 2027-12-31, true, New Year's Day of 2028 observed on the Friday before",
        "US-CA, 2027-12-31, false, California does not move it",
        "US-CA, 2026-07-03, false, California does not move it",
        "US-CA, 2027-07-05, true, Sunday holidays move to Monday",
        "US-CA, 2026-03-31, true, César Chávez Day",
        "MX, 2027-12-24, false, no moving to Fridays in Mexico",
        "MX, 2026-11-16, true, Revolution Day",
        "AR, 2026-12-24, false, only an afternoon off for public servants",
        "AR, 2026-04-03, true, Good Friday",
    })
    void aDayIsAHolidayWhereItIsPublishedAsOne(String place, LocalDate day, boolean holiday, String name) {
        assertThat(calendars.of(Jurisdiction.parse(place)).isHoliday(day))
                .as(name)
                .isEqualTo(holiday);
    }

    @Test
    void theCalendarNamesThePlaceWhoseHolidaysItHolds() {
        assertThat(calendars.of(Jurisdiction.of("GB")).code()).isEqualTo("GB-ENG");
        assertThat(calendars.of(Jurisdiction.parse("US-CA")).code()).isEqualTo("US-CA");
        assertThat(calendars.of(Jurisdiction.parse("AE-DIFC")).code()).isEqualTo("AE");
        assertThat(calendars.of(Jurisdiction.parse("GB-XYZ")).code()).isEqualTo("GB-ENG");
    }

    @Test
    void everyEeaCountryHasACalendar() {
        assertThat(LawBook.current().rows()).filteredOn(JurisdictionRow::isEea).allSatisfy(row -> {
            PlaceCalendar calendar = calendars.of(Jurisdiction.parse(row.code()));
            assertThat(calendar.isKnown()).isTrue();
            assertThat(calendar.reservation()).isEmpty();
            assertThat(calendar.isHoliday(LocalDate.parse("2027-01-01"))).isTrue();
        });
    }

    @Test
    void withoutACalendarOnlyWeekendsCountAndTheDateIsProvisional() {
        PlaceCalendar china = calendars.of(Jurisdiction.of("CN"));
        WorkingDays days = WorkingDays.of(SATURDAY_AND_SUNDAY, china);

        assertThat(china.isKnown()).isFalse();
        assertThat(days.reservation()).get().asString().contains("CN");
        assertThat(days.isWorkingDay(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.parse("2027-01-02"))).isFalse();
    }

    @Test
    void anEndMovesOnlyOverDaysThatAreOffAtThePlaceAndAtTheSeat() {
        PlaceCalendar germany = calendars.of(Jurisdiction.of("DE"));
        PlaceCalendar netherlands = calendars.of(Jurisdiction.of("NL"));
        PlaceCalendar unknown = calendars.of(Jurisdiction.of("CN"));

        WorkingDays both = WorkingDays.forRoll(SATURDAY_AND_SUNDAY, germany, netherlands);
        assertThat(both.onOrAfter(LocalDate.parse("2026-12-25"))).isEqualTo("2026-12-28");
        assertThat(both.onOrAfter(LocalDate.parse("2028-10-03"))).isEqualTo("2028-10-03");
        assertThat(both.onOrAfter(LocalDate.parse("2026-04-27"))).isEqualTo("2026-04-27");
        assertThat(WorkingDays.forRoll(SATURDAY_AND_SUNDAY, germany, unknown).onOrAfter(LocalDate.parse("2028-10-03")))
                .as("the seat's holidays are unknown: the place's count")
                .isEqualTo("2028-10-04");
        assertThat(WorkingDays.forRoll(SATURDAY_AND_SUNDAY, unknown, netherlands)
                        .onOrAfter(LocalDate.parse("2026-04-27")))
                .as("the place's holidays are unknown: only weekends count")
                .isEqualTo("2026-04-27");
    }
}
