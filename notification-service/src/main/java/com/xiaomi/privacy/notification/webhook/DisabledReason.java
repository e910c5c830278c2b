package com.xiaomi.privacy.notification.webhook;

/** Why a webhook is not called. */
public enum DisabledReason {
    /** Somebody switched it off. */
    BY_HAND,
    /** It said 410: it does not want to be called any more. */
    GONE,
    /** No call has succeeded for as long as calls are repeated. */
    FAILING
}
