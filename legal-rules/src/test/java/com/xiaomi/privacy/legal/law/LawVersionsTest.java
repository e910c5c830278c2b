package com.xiaomi.privacy.legal.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.calendar.JollydayCalendars;
import com.xiaomi.privacy.legal.clock.ClockInput;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.controller.Controllers;
import com.xiaomi.privacy.legal.exemption.Exemptions;
import com.xiaomi.privacy.legal.fee.FeeTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version of the law is a folder of tables, and nothing else. */
class LawVersionsTest {

    @Test
    void everyVersionOfThisBuildIsSoundAndTheNewestIsTheLast() {
        assertThat(LawVersions.all()).isSorted().doesNotHaveDuplicates().allSatisfy(version -> {
            assertThat(LawBook.load(version).version()).isEqualTo(version);
            assertThat(Exemptions.load(version).all()).isNotEmpty();
            assertThat(FeeTable.load(version)).isNotNull();
        });
        assertThat(LawBook.current().version()).isEqualTo(LawVersions.all().getLast());
    }

    @Test
    void aFolderOfTablesCountsAtOnceAndTheOthersGoOnAsBefore() {
        // 10 Feb + 10 days = Fri 20 Feb under the later version; one month = 10 Mar under the first.
        ClockReading later = read(LawBook.load("a-later-version"));

        assertThat(later.due()).hasToString("2026-02-20");
        assertThat(later.law().version()).isEqualTo("a-later-version");
        assertThat(later.law().name()).isEqualTo("A later law");
        assertThat(read(LawBook.load("2026-11-23")).due()).hasToString("2026-03-10");
    }

    @Test
    void aVersionThatThisBuildLacksIsRefused() {
        assertThatThrownBy(() -> LawBook.load("1999-01-01")).isInstanceOf(TableException.class);
    }

    private static ClockReading read(LawBook law) {
        LegalClock clock = new LegalClock(
                law, new JollydayCalendars(), Controllers.published(), LegalClock.DEFAULT_PUBLISHED_PERIOD);
        return clock.read(new ClockInput(
                Jurisdiction.of("DE"),
                Right.ACCESS,
                Moment.parse("2026-02-10"),
                List.of(),
                Moment.parse("2026-02-10")));
    }
}
