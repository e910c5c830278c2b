package com.xiaomi.privacy.notification.paper;

import com.xiaomi.privacy.notification.delivery.GivenUpReason;

/** Why staff do not post a letter. */
public enum UnpostedReason {
    /** No letter reaches what was given as the address. */
    ADDRESS_UNUSABLE,
    /** No postal service takes letters to there. */
    NO_POSTAL_SERVICE,
    /** The person is told in another way. */
    TOLD_OTHERWISE;

    GivenUpReason reason() {
        return switch (this) {
            case ADDRESS_UNUSABLE -> GivenUpReason.ADDRESS_UNUSABLE;
            case NO_POSTAL_SERVICE -> GivenUpReason.NO_POSTAL_SERVICE;
            case TOLD_OTHERWISE -> GivenUpReason.TOLD_OTHERWISE;
        };
    }
}
