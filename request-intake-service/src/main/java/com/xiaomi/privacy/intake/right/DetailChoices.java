package com.xiaomi.privacy.intake.right;

/** What can be chosen in the details of a right. */
public final class DetailChoices {

    private DetailChoices() {}

    /** How much is to be deleted. */
    public enum ErasureScope {
        ALL,
        SERVICE,
        NAMED_DATA
    }

    /** Grounds of GDPR Art. 17(1)(a) to (f). */
    public enum ErasureGround {
        NO_LONGER_NEEDED,
        CONSENT_WITHDRAWN,
        OBJECTION,
        UNLAWFUL_PROCESSING,
        LEGAL_OBLIGATION,
        COLLECTED_FROM_A_CHILD
    }

    /** Whether processing is to be frozen or unfrozen. */
    public enum RestrictionAction {
        START,
        LIFT
    }

    /** Reasons of GDPR Art. 18(1)(a) to (d). */
    public enum RestrictionReason {
        ACCURACY_CONTESTED,
        UNLAWFUL_PROCESSING,
        NEEDED_FOR_CLAIMS,
        OBJECTION_PENDING
    }

    /** Who gets the copy. */
    public enum PortabilityRecipient {
        PERSON,
        CONTROLLER
    }

    /** When a nomination takes effect. */
    public enum NominationEvent {
        DEATH,
        INCAPACITY,
        BOTH
    }
}
