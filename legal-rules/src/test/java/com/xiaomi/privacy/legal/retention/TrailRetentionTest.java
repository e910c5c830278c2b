package com.xiaomi.privacy.legal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.Period;
import org.junit.jupiter.api.Test;

class TrailRetentionTest {

    @Test
    void theTrailOutlivesItsRequestForTwoYears() {
        TrailRetention rule = TrailRetention.load(LawBook.CURRENT_VERSION);

        assertThat(rule.kept()).isEqualTo(Period.ofMonths(24));
        assertThat(rule.basis()).isNotBlank();
    }

    @Test
    void aVersionThatDoesNotExistHasNone() {
        assertThatThrownBy(() -> TrailRetention.load("1999-01-01")).isInstanceOf(TableException.class);
    }
}
