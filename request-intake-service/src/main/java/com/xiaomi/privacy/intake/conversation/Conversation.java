package com.xiaomi.privacy.intake.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How far the conversation of a request is, and how far each side has read. Its row is the lock of its messages. */
@Entity
@Table(name = "conversation")
class Conversation {

    @Id
    private UUID requestId;

    private int lastPosition;
    private int readByRequester;
    private int readByStaff;

    /** For Hibernate. */
    protected Conversation() {}

    int nextPosition() {
        return ++lastPosition;
    }

    /** Up to which message of the other side a side has read. */
    int readBy(Author side) {
        return switch (side) {
            case REQUESTER -> readByRequester;
            case STAFF -> readByStaff;
        };
    }

    /** Marks all messages up to a position as read. @return whether that is news */
    boolean read(Author side, int upTo) {
        if (upTo <= readBy(side)) {
            return false;
        }
        switch (side) {
            case REQUESTER -> readByRequester = upTo;
            case STAFF -> readByStaff = upTo;
        }
        return true;
    }
}
