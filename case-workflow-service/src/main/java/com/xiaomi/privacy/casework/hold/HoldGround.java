package com.xiaomi.privacy.casework.hold;

/** For what a request is kept beyond its time (GDPR Art. 17(3)(b) and (e)). */
public enum HoldGround {
    /** A court case, under way or expected. */
    LITIGATION,
    /** An authority has asked, or has begun to look into something. */
    AUTHORITY_INQUIRY,
    /** Another law orders it to be kept. */
    STATUTORY_RETENTION,
    /** The controller looks into what happened in its own house. */
    INTERNAL_INVESTIGATION
}
