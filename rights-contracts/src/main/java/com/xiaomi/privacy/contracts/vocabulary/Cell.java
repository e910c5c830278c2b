package com.xiaomi.privacy.contracts.vocabulary;

/** A deployment in one data centre (privacy policy §10). A request belongs to exactly one cell and never leaves it. */
public enum Cell {
    EU,
    IN,
    RU,
    SG
}
