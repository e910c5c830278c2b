package com.xiaomi.privacy.casework.redaction;

/** Why a part of what a data system sent is held back. */
public enum RedactionGround {
    /** It would harm the rights of others (GDPR Art. 15(4), Art. 20(4)). */
    THIRD_PARTY,
    /** It would tell a trade secret (recital 63). */
    TRADE_SECRET,
    /** It would weaken the security of others, such as a key or a password. */
    SECURITY,
    /** It is privileged. */
    PRIVILEGE
}
