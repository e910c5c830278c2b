package com.xiaomi.privacy.casework.decision;

/** Why a closed case is taken up again without an appeal. */
public enum ReopeningReason {
    /** We were wrong. */
    MISTAKE,
    /** Something came to light that was not known. */
    NEW_FACTS,
    /** A supervisory authority or a court asks for it. */
    AUTHORITY_ASKS,
    /** The person disagrees although no appeal is possible any more. */
    PERSON_DISAGREES
}
