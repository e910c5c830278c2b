package com.xiaomi.privacy.notification.webhook;

/** Why a call did not succeed. What the other side says is kept nowhere. */
public enum WebhookFailure {
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No answer in time. */
    TIMEOUT,
    /** No certificate that counts for the host. */
    UNTRUSTED,
    /** The name leads to an address that may not be called. */
    ADDRESS_NOT_ALLOWED,
    /** It answered with a redirect, which is never followed. */
    REDIRECT,
    /** It answered 410. */
    GONE,
    /** It answered something else than 2xx. */
    STATUS,
    /** The webhook was disabled before it could be told. */
    DISABLED
}
