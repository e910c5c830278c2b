package com.xiaomi.privacy.notification.channel;

/**
 * A way by which hints reach people: SMS, or push to an app. A hint never takes the place of a mail and settles no delivery, whatever its
 * provider says: what the law wants people to be told they are told by mail, on paper and in their inbox. How a provider is added:
 * docs/adr/0066.
 */
public interface ShortMessageChannel {

    /**
     * Gives a hint away, once for each delivery. Waits no longer than a few seconds, throws nothing for what a provider says, and logs
     * neither number nor text.
     */
    ShortMessageOutcome tell(ShortMessage message);
}
