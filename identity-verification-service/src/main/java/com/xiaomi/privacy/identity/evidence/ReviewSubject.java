package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import java.util.Arrays;
import java.util.Optional;

/** What evidence is to show. */
public enum ReviewSubject {
    /** Who the person is. */
    IDENTITY(AssuranceLevel.DOCUMENT),
    /** That the person may act for another. */
    MANDATE(AssuranceLevel.MANDATE);

    private final AssuranceLevel level;

    ReviewSubject(AssuranceLevel level) {
        this.level = level;
    }

    /** What it proves if it is accepted. */
    public AssuranceLevel level() {
        return level;
    }

    /** The subject that proves a level; empty for a level that no evidence proves. */
    static Optional<ReviewSubject> proving(AssuranceLevel level) {
        return Arrays.stream(values()).filter(subject -> subject.level == level).findFirst();
    }
}
