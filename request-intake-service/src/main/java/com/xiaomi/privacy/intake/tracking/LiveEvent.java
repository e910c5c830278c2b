package com.xiaomi.privacy.intake.tracking;

/** What a live reader is sent. */
sealed interface LiveEvent {

    /** How the request goes now. */
    record Status(StatusDocument document) implements LiveEvent {}

    /** Nothing has changed; the connection is alive. */
    record StillThere() implements LiveEvent {}
}
