package com.xiaomi.privacy.foundation.anchor;

import java.util.UUID;

/**
 * Something that is not as it was anchored, or can't be relied upon.
 *
 * @param anchor number of the anchor; null if it is about the store as a whole, or about an object that is none
 * @param object its name in the bucket; null if it is about the store as a whole
 * @param chainId the request whose chain it is about; null if it is not about a chain
 * @param position of the entry in that chain, from 1; null if it is not about a chain
 */
public record AnchorFault(Kind kind, Long anchor, String object, UUID chainId, Long position) {

    /** What is wrong. */
    public enum Kind {
        /** No bucket is configured: nothing is anchored. */
        NOT_ANCHORED,
        /** Anchor not locked: the store or the bucket can't lock, or this anchor can be deleted earlier than it says. */
        NOT_LOCKED,
        /** The object is gone, though the time for which it is kept is not over. */
        MISSING,
        /** Somebody deleted the object without naming its version: it is still there, but hidden. */
        HIDDEN,
        /** The object, or one of its versions, says something else than was written. */
        CHANGED,
        /** An object of which the database knows nothing: its row was removed, or the database is older than the object. */
        UNKNOWN,
        /** The database says something else about the anchor than the anchor itself. */
        ROW_CHANGED,
        /** The anchor is not the one that follows the one before it. */
        NOT_LINKED,
        /** The entry that stands there now is not the one that was anchored: its chain was written anew. */
        ENTRY_CHANGED,
        /** No entry stands where one was anchored: its chain was removed or cut off. */
        ENTRY_MISSING;

        /** Whether somebody has changed something: more than that the store does not lock. */
        boolean isTampering() {
            return switch (this) {
                case NOT_ANCHORED, NOT_LOCKED -> false;
                case MISSING, HIDDEN, CHANGED, UNKNOWN, ROW_CHANGED, NOT_LINKED, ENTRY_CHANGED, ENTRY_MISSING -> true;
            };
        }
    }

    static AnchorFault ofStore(Kind kind) {
        return new AnchorFault(kind, null, null, null, null);
    }
}
