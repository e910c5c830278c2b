package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureScope;
import com.xiaomi.privacy.intake.right.RightDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rights actions of the protocol (3.01). */
enum DrpRight {
    SALE_OPT_OUT("sale:opt-out"),
    SALE_OPT_IN("sale:opt-in"),
    DELETION("deletion"),
    ACCESS("access"),
    ACCESS_CATEGORIES("access:categories"),
    ACCESS_SPECIFIC("access:specific");

    private final String action;

    DrpRight(String action) {
        this.action = action;
    }

    /** The right with this name in the protocol; empty if it has none such. */
    static Optional<DrpRight> named(String action) {
        return Arrays.stream(values())
                .filter(right -> right.action.equals(action))
                .findFirst();
    }

    /** Its name in the protocol. */
    String action() {
        return action;
    }

    /**
     * The same right here; empty for what is no right but a consent, which only the person gives, where they are asked for it. What
     * is more exact than our rights is told to staff in words.
     */
    Optional<AskedRight> asked() {
        return switch (this) {
            case SALE_OPT_OUT ->
                Optional.of(new AskedRight.OptOutSale(new RightDetails.OptOutSale(true, false, false)));
            case SALE_OPT_IN -> Optional.empty();
            case DELETION ->
                Optional.of(new AskedRight.Erasure(
                        new RightDetails.Erasure(ErasureScope.ALL, List.of(), List.of(), false, null)));
            case ACCESS, ACCESS_CATEGORIES, ACCESS_SPECIFIC -> Optional.of(new AskedRight.Access(null));
        };
    }
}
