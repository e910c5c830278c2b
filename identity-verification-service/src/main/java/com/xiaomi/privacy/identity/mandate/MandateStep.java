package com.xiaomi.privacy.identity.mandate;

/** What became of a mandate when something happened to it. */
public sealed interface MandateStep {

    /**
     * It went on.
     *
     * @param state where it stands now
     */
    record Applied(MandateState state) implements MandateStep {}

    /** It had happened before; nothing changed. */
    record AlreadyApplied() implements MandateStep {}

    /**
     * It can't happen to it any more.
     *
     * @param state where it stands
     */
    record Rejected(MandateState state) implements MandateStep {}
}
