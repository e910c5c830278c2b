package com.xiaomi.privacy.intake.internal;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What another service wants personal data for. */
enum Purpose {
    /** To send a message to the person. */
    NOTIFICATION,
    /** To show somebody who signed in what they were told. */
    INBOX,
    /** To let a data system find the person. */
    FULFILMENT_TASK,
    /** To know again by a keyed hash whom a data system has erased, if it restores a backup. */
    SUPPRESSION,
    /** To prove who the person is. */
    VERIFICATION,
    /** To let staff examine the request. */
    REVIEW,
    /** To put together the answer. */
    PACKAGE,
    /** To let staff find the cases of somebody who turns to them. */
    SEARCH;

    /**
     * The purpose named by the caller.
     *
     * @param named null if none was named
     * @param allowed for what is asked
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} for another one
     */
    static Purpose require(String named, Purpose... allowed) {
        return Arrays.stream(allowed)
                .filter(purpose -> purpose.name().equals(named))
                .findFirst()
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "purpose",
                        "must be " + Arrays.stream(allowed).map(Purpose::name).collect(Collectors.joining(" or "))));
    }
}
