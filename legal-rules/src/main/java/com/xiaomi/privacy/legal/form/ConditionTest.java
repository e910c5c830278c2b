package com.xiaomi.privacy.legal.form;

/** How a field decides whether another one is required. An absent field has no value. */
public enum ConditionTest {
    /** Its value is one of those named. */
    ONE_OF,
    /** Its value is none of those named, or absent. */
    NONE_OF,
    /** It is not filled in. */
    ABSENT
}
