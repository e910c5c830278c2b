package com.xiaomi.privacy.legal.clock;

import java.util.Objects;

/**
 * Something that happened in a case and may matter to its deadlines.
 *
 * @param type what happened
 * @param at when
 */
public record ClockEvent(Type type, Moment at) {

    public ClockEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
    }

    /** What may happen. */
    public enum Type {
        /** The person was asked for proof of identity. */
        IDENTITY_REQUESTED,
        /** Sufficient proof arrived. */
        IDENTITY_PROVIDED,
        /** The person was asked what exactly is meant. */
        CLARIFICATION_REQUESTED,
        CLARIFICATION_PROVIDED,
        /** The person was asked for a fee. */
        FEE_REQUESTED,
        FEE_PAID,
        /** The person was told, with reasons, that the answer takes longer. */
        EXTENSION_NOTIFIED,
        /** The answer went out: refused, with grounds. */
        REFUSED,
        /** The answer went out: granted, wholly or in part. */
        DECISION_COMMUNICATED,
        /** The person contests the answer with the controller. */
        APPEAL_RECEIVED;

        /** Whether it is an answer to the person. */
        public boolean isAnswer() {
            return this == REFUSED || this == DECISION_COMMUNICATED;
        }
    }
}
