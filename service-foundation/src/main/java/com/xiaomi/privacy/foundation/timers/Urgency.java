package com.xiaomi.privacy.foundation.timers;

/** Which of the work that is due is done first. */
public enum Urgency {
    /** Somebody sits and waits for it. */
    AT_ONCE(90),
    /** Most work. */
    USUAL(50),
    /** When nothing else is due. */
    LAST(10);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /** As db-scheduler orders by it: the higher, the sooner. */
    public int priority() {
        return priority;
    }
}
