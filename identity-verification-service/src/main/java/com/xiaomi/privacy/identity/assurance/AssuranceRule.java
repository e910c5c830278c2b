package com.xiaomi.privacy.identity.assurance;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import java.util.Optional;

/**
 * A row of the policy table. An empty column fits everything.
 *
 * @param name unique
 * @param ways what is enough where it fits
 * @param source why: an article of law, a section of the privacy policy, a guideline
 */
record AssuranceRule(
        String name,
        Optional<Right> right,
        Optional<String> country,
        Optional<String> region,
        Optional<RequesterKind> requester,
        Optional<Sensitivity> sensitivity,
        Optional<Boolean> accountNamed,
        Ways ways,
        DecisionReason reason,
        String source) {

    boolean fits(Need need) {
        return is(right, need.right())
                && is(country, need.country())
                && is(region, need.region())
                && is(requester, need.requester())
                && is(sensitivity, need.sensitivity())
                && is(accountNamed, need.accountNamed());
    }

    private static <T> boolean is(Optional<T> wanted, T present) {
        return wanted.isEmpty() || wanted.get().equals(present);
    }
}
