package com.xiaomi.privacy.casework.queue;

/** In which direction a queue is sorted. */
public enum QueueOrder {
    /** The earliest first. */
    ASCENDING("ASC", ">"),
    /** The latest first. */
    DESCENDING("DESC", "<");

    private final String sql;
    private final String behind;

    QueueOrder(String sql, String behind) {
        this.sql = sql;
        this.behind = behind;
    }

    /** The direction in a statement. */
    String sql() {
        return sql;
    }

    /** The comparison in a statement that holds for what comes later in the queue. */
    String behind() {
        return behind;
    }
}
