package com.xiaomi.privacy.contracts.vocabulary;

/** Where a case stands. The allowed moves are the state table of case-workflow-service, the only one that moves cases. */
public enum CaseState {
    /** Taken in; nothing asked of anybody yet. */
    RECEIVED,
    /** Waits for proof of who is asking. */
    AWAITING_IDENTITY,
    /** A privacy agent examines it. */
    IN_REVIEW,
    /** A question to the person is open. */
    AWAITING_REQUESTER,
    /** A fee quote is with the person. */
    AWAITING_FEE,
    /** A second person must agree before something that can't be undone. */
    AWAITING_APPROVAL,
    /** Data systems carry the right out. */
    IN_FULFILMENT,
    /** A second person must agree before a package or answer leaves the house. */
    AWAITING_RELEASE,
    /** Answered; see the {@link Outcome}. */
    CLOSED,
    /** Everything about a person is gone; only statistics remain. */
    ANONYMISED
}
