package com.xiaomi.privacy.notification.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
    /** To be sent, or to be tried again. */
    PENDING,
    /** The mail server has accepted it. */
    SENT,
    /** A letter on paper: staff are to print and post it. */
    TO_PRINT,
    /** Staff have posted it. */
    POSTED,
    /** It will not be sent. */
    GIVEN_UP
}
