package com.xiaomi.privacy.legal.law;

/** What the controller may be waiting for from the person. */
public enum Pause {
    IDENTITY,
    CLARIFICATION,
    FEE
}
