package com.xiaomi.privacy.identity.assurance;

/** Why a level is needed, and no more. */
public enum DecisionReason {
    /** Nobody is harmed if a stranger asked. */
    NO_RISK,
    /** The data are found by the contact, so whoever controls it is the data subject. */
    CONTACT_FINDS_THE_DATA,
    /** The request is about the data of an account, so the account must be theirs. */
    ACCOUNT_NAMED,
    /** What is asked for can't be undone or reaches others. */
    CANT_BE_UNDONE,
    /** The law of the place asks for it. */
    LAW,
    /** Who acts for another must show that they may. */
    ACTS_FOR_ANOTHER
}
