package com.xiaomi.privacy.casework.fee;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A {@link FeeItem} as it rests with its quote. */
@Embeddable
class FeeItemRow {

    @Enumerated(EnumType.STRING)
    private FeeItem.Code code;

    private long amountMinor;

    /** For Hibernate. */
    protected FeeItemRow() {}

    FeeItemRow(FeeItem item) {
        code = item.code();
        amountMinor = item.amountMinor();
    }

    FeeItem item() {
        return new FeeItem(code, amountMinor);
    }
}
