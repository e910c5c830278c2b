package com.xiaomi.privacy.casework.registry;

/** How a data system learns of its tasks. It fetches and answers them in the same way, whatever the mode. */
public enum TaskMode {
    /** By a record on {@code privacy.fulfilment.v1}. */
    KAFKA,
    /** By a signed call to an address of its own. */
    WEBHOOK,
    /** Not at all: its people are asked by staff, who answer in its place. */
    MANUAL
}
