package com.xiaomi.privacy.identity.mandate;

/** As what somebody acts for another. */
public enum MandateKind {
    /** Has parental responsibility for a child. */
    PARENT,
    /** Was appointed by a court or an authority. */
    GUARDIAN,
    /** Was authorised by the data subject. */
    AGENT,
    /** Represents the data subject as a lawyer. */
    LAWYER,
    /** Comes after a data subject who has died. */
    HEIR;

    /** Whether there is a data subject who could be asked. */
    boolean canBeConfirmed() {
        return switch (this) {
            case PARENT, GUARDIAN, AGENT, LAWYER -> true;
            case HEIR -> false;
        };
    }
}
