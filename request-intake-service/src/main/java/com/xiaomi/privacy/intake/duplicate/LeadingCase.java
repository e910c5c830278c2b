package com.xiaomi.privacy.intake.duplicate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of several cases of one person for one right leads. Pure. */
final class LeadingCase {

    // The id decides between two of the same instant, so that every look names the same one.
    private static final Comparator<AskedBefore> FIRST_COME =
            Comparator.comparing(AskedBefore::receivedAt).thenComparing(AskedBefore::caseId);

    private LeadingCase() {}

    /** The one that was received first; empty if there are not at least two. */
    static Optional<AskedBefore> of(Collection<AskedBefore> sameRight) {
        return sameRight.size() < 2 ? Optional.empty() : sameRight.stream().min(FIRST_COME);
    }
}
