package com.xiaomi.privacy.contracts.vocabulary;

/**
 * What a person may ask for (privacy policy §8 and §9; rights that single laws add are at the end). One case is opened
 * per right in a submission.
 */
public enum Right {
    /** A copy of one's data (GDPR Art. 15). */
    ACCESS,
    /** Correction or completion (GDPR Art. 16). */
    RECTIFICATION,
    /** Deletion (GDPR Art. 17). */
    ERASURE,
    /** Stop processing under legitimate interest, or direct marketing (GDPR Art. 21). */
    OBJECTION,
    /** Freeze and unfreeze processing (GDPR Art. 18). */
    RESTRICTION,
    /** A machine-readable copy, or hand-over to another controller (GDPR Art. 20). */
    PORTABILITY,
    /** Withdraw a consent for the future (GDPR Art. 7(3)). */
    WITHDRAW_CONSENT,
    /** A privacy question that asserts no right. */
    QUESTION,
    /** A complaint about how data was handled; counted by the GRIEVANCE rows of the deadline tables. */
    COMPLAINT,
    /** A grievance to the grievance officer (India: DPDP Act s.13; SPDI Rules 2011 r.5(9)). */
    GRIEVANCE,
    /** Opt out of sale or sharing (CCPA and other US state laws). */
    OPT_OUT_SALE,
    /** A human look at an automated decision (GDPR Art. 22(3)). */
    AUTOMATED_DECISION_REVIEW,
    /** Name who acts for oneself after death or incapacity (India: DPDP Act s.14). */
    NOMINATE
}
