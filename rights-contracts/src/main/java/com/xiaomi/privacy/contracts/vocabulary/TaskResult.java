package com.xiaomi.privacy.contracts.vocabulary;

/** What a data system answered to a fulfilment task. */
public enum TaskResult {
    DONE,
    NOTHING_HELD,
    PARTLY,
    FAILED
}
