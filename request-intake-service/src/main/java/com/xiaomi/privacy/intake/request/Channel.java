package com.xiaomi.privacy.intake.request;

/** How a request reached the controller. Held in the database by name. */
public enum Channel {
    /** By this API. */
    PORTAL,
    LETTER,
    EMAIL,
    PHONE,
    IN_PERSON
}
