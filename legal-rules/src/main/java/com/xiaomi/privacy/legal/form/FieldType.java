package com.xiaomi.privacy.legal.form;

/** What a front end shows for a field. Lengths and patterns stand in the API description. */
public enum FieldType {
    /** Has fields of its own. */
    GROUP,
    /** Entries with fields of their own, or one text each. */
    LIST,
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    EMAIL,
    PHONE,
    /** One or more of 0 to 9. */
    DIGITS,
    /** A day, without time and zone. */
    DATE,
    YES_NO,
    /** One of the field's choices. */
    CHOICE,
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    /** ISO 3166-2 subdivision without the country. */
    REGION,
    /** BCP 47. */
    LANGUAGE,
    /** A version of the privacy policy. */
    POLICY_VERSION
}
