package com.xiaomi.privacy.legal.form;

/** Whether a field of a submission must be filled in. */
public enum Presence {
    /** Without it there can be no answer. */
    REQUIRED,
    /** May be left out. */
    OPTIONAL,
    /** Required where a {@link Condition} holds; what counts otherwise stands in the rule. */
    CONDITIONAL,
    /** Must be left out. */
    REFUSED
}
