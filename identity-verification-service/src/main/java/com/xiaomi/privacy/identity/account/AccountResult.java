package com.xiaomi.privacy.identity.account;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.identity.verification.VerificationState;

/** What came of showing a sign-in. */
public sealed interface AccountResult {

    /**
     * It proves something.
     *
     * @param level {@link AssuranceLevel#ACCOUNT}, or {@link AssuranceLevel#CONTACT} if it shows the e-mail address only
     */
    record Accepted(AssuranceLevel level, VerificationState state) implements AccountResult {}

    /** Neither its Mi ID nor its e-mail address is the request's. */
    record AnotherAccount() implements AccountResult {}

    /** It is too long ago, or does not say when it was. */
    record TooOld() implements AccountResult {}

    /** No such verification for this request. */
    record Unknown() implements AccountResult {}
}
