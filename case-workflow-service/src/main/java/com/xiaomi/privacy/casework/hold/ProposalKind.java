package com.xiaomi.privacy.casework.hold;

/** What somebody wants of a legal hold. */
public enum ProposalKind {
    /** That it begins. */
    PLACE,
    /** That it is needed longer. */
    EXTEND,
    /** That it ends. */
    RELEASE
}
