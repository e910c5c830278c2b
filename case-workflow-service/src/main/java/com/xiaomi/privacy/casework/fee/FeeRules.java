package com.xiaomi.privacy.casework.fee;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.casework.fee.FeeGround.Cap;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.fee.FeeRule;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When a fee may be asked for, and how high it may be. Pure. */
final class FeeRules {

    /** The privacy policy (§8) gives one copy free of charge everywhere, whatever a law says. */
    private static final int FREE_BY_POLICY = 1;

    private FeeRules() {}

    /**
     * Whether a fee may be asked for at all: only for a copy of one's data (privacy policy §8), not for one of those that
     * are free, and never where the law forbids it.
     *
     * @param rule what the law says of fees; empty if nothing is known
     * @param ground how often the person asked before
     * @param extraCopy whether the person says that this is a further copy: then they had one before, though we may not
     *     know of it
     */
    static boolean allowed(Right right, Optional<FeeRule> rule, FeeGround ground, boolean extraCopy) {
        long had = extraCopy ? Math.max(ground.earlierRequests(), 1) : ground.earlierRequests();
        int free = Math.max(ground.freeCopies().orElse(0), FREE_BY_POLICY);
        return right == Right.ACCESS
                && had >= free
                && rule.map(FeeRule::allowed).orElse(true);
    }

    /**
     * The most that may be asked for: the law's sum or the controller's own, whichever is less.
     *
     * @param ofController in this currency; empty if it set none
     */
    static Optional<Cap> cap(Optional<FeeRule> rule, Optional<Long> ofController) {
        Optional<Cap> ofLaw =
                rule.filter(one -> one.capMinor() != null).map(one -> new Cap(one.capMinor(), one.article()));
        return Stream.concat(ofLaw.stream(), ofController.map(most -> new Cap(most, "controller")).stream())
                .min(Comparator.comparingLong(Cap::amountMinor));
    }

    /** What speaks against a sum; empty if nothing does. */
    static Optional<Rejection> objection(long amountMinor, String currency, Optional<FeeRule> rule, Optional<Cap> cap) {
        boolean foreign = rule.map(FeeRule::currency)
                .filter(named -> !named.equals(currency))
                .isPresent();
        if (foreign) {
            return Optional.of(Rejection.FEE_IN_ANOTHER_CURRENCY);
        }
        return cap.filter(most -> amountMinor > most.amountMinor()).map(most -> Rejection.FEE_ABOVE_CAP);
    }
}
