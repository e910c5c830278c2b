package com.xiaomi.privacy.intake.request;

/** How a request reached the controller. Held in the database by name. */
public enum Channel {
    /** By this API. */
    PORTAL,
    /** By a protocol of the trade: an agent or another controller sent it. */
    PARTNER,
    LETTER,
    EMAIL,
    PHONE,
    IN_PERSON;

    /** Whether it came by this service itself; everything else staff have written down. */
    public boolean isOnline() {
        return switch (this) {
            case PORTAL, PARTNER -> true;
            case LETTER, EMAIL, PHONE, IN_PERSON -> false;
        };
    }
}
