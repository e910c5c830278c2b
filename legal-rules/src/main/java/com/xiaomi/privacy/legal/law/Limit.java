package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.Set;

/**
 * One row of {@code limits.csv}: a possibility of a place that its notes allow for some rights only.
 *
 * @param code the place
 * @param subject what is limited
 * @param rights the rights for which it is allowed
 * @param source where the limit comes from
 */
public record Limit(String code, Subject subject, Set<Right> rights, String source) {

    /** What is limited. */
    public enum Subject {
        IDENTITY,
        CLARIFICATION,
        FEE,
        EXTENSION
    }
}
