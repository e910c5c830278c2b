package com.xiaomi.privacy.contracts.vocabulary;

/** How a closed case ended. */
public enum Outcome {
    FULFILLED,
    PARTIALLY_FULFILLED,
    REFUSED,
    WITHDRAWN,
    EXPIRED,
    DUPLICATE
}
