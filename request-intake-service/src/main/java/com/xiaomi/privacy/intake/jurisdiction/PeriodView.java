package com.xiaomi.privacy.intake.jurisdiction;

import com.xiaomi.privacy.legal.law.Period;
import com.xiaomi.privacy.legal.law.PeriodUnit;
import java.util.Optional;

/**
 * A length of time as the law states it.
 *
 * @param value at least 1
 */
public record PeriodView(int value, PeriodUnit unit) {

    /** @param period null where the law states none */
    static Optional<PeriodView> of(Period period) {
        return Optional.ofNullable(period).map(stated -> new PeriodView(stated.value(), stated.unit()));
    }
}
