package com.xiaomi.privacy.casework.deadline;

/** How much of the time for an answer is over when people are reminded. */
enum Milestone {
    HALF(50),
    THREE_QUARTERS(75),
    NINE_TENTHS(90),
    /** The due date has passed. */
    BREACH(100);

    private final int percent;

    Milestone(int percent) {
        this.percent = percent;
    }

    int percent() {
        return percent;
    }
}
