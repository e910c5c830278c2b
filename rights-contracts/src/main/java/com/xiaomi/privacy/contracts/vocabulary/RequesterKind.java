package com.xiaomi.privacy.contracts.vocabulary;

/** For whom the request is made. */
public enum RequesterKind {
    SELF,
    PARENT,
    AGENT
}
