package com.xiaomi.privacy.casework.decision;

import java.util.UUID;

/** Something that a decision relies on. */
public record EvidenceItem(Kind kind, UUID id) {

    /** What it is. */
    public enum Kind {
        /** A file that the person sent with the request. */
        ATTACHMENT,
        /** A message of the conversation; it lies with intake. */
        MESSAGE
    }
}
