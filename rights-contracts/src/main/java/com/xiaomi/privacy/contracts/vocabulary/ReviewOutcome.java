package com.xiaomi.privacy.contracts.vocabulary;

/** What a person decided about evidence of identity or of a mandate. */
public enum ReviewOutcome {
    /** It proves what it is to prove. */
    ACCEPTED,
    /** It does not. */
    REJECTED,
    /** Something else is needed; the person is asked again. */
    MORE_NEEDED
}
