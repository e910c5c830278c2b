package com.xiaomi.privacy.notification.webhook;

/** Whether a webhook is called. */
public enum WebhookState {
    /** It is called. */
    ACTIVE,
    /** It is not called until somebody enables it; what happens meanwhile can be replayed. */
    DISABLED
}
