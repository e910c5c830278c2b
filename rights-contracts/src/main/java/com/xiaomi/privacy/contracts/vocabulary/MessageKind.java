package com.xiaomi.privacy.contracts.vocabulary;

/** The messages people receive. */
public enum MessageKind {
    /** The request has arrived, with its reference and dates. */
    REQUEST_RECEIVED,
    /** A one-time code to prove control of the contact. */
    IDENTITY_CODE,
    /** The case is closed; names the outcome and where to complain. */
    CASE_CLOSED
}
