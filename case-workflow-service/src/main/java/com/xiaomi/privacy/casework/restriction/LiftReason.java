package com.xiaomi.privacy.casework.restriction;

/** Why a restriction is not needed any more, after the grounds of GDPR Art. 18(1) for which it can be obtained. */
public enum LiftReason {
    /** Whether the data is accurate has been verified (Art. 18(1)(a)). */
    ACCURACY_SETTLED,
    /** The processing is lawful after all, or has been made so (Art. 18(1)(b)). */
    PROCESSING_LAWFUL,
    /** The person does not need the data for legal claims any more (Art. 18(1)(c)). */
    CLAIMS_SETTLED,
    /** Whose grounds override has been decided on the objection (Art. 18(1)(d)). */
    OBJECTION_DECIDED,
    /** The person agrees (Art. 18(2)). */
    PERSON_AGREED
}
