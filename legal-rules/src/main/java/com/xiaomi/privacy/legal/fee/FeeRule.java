package com.xiaomi.privacy.legal.fee;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import java.util.Set;

/**
 * What a law says of fees for answering requests. Reference data, not legal advice.
 *
 * @param code the place, as in the other tables
 * @param rights the rights it is about; empty for every right
 * @param allowed whether a fee may be asked for at all
 * @param capMinor the most that may be asked for, in the smallest unit of the currency; null if the law names no sum
 * @param currency ISO 4217, in which it must be asked for; null if the law names none
 * @param article where the law says so
 * @param source where it was read
 * @param confidence how well founded
 */
public record FeeRule(
        String code,
        Set<Right> rights,
        boolean allowed,
        Long capMinor,
        String currency,
        String article,
        String source,
        Confidence confidence) {

    boolean concerns(Right right) {
        return rights.isEmpty() || rights.contains(right);
    }
}
