package com.xiaomi.privacy.foundation.limit;

import java.util.Optional;

/** Whose calls are counted together. */
public enum Per {
    /** Those of one client address. */
    CLIENT,
    /** Those about one reference. */
    REFERENCE,
    /** Those about one contact. */
    CONTACT,
    /** Those of one client address that came without a CAPTCHA. */
    WITHOUT_CAPTCHA,
    /** Those of one account of the staff realm: a member of staff, or a program. */
    ACCOUNT;

    Optional<Rate> rate(LimitConfig.Limit limit) {
        return switch (this) {
            case CLIENT -> limit.perClient();
            case REFERENCE -> limit.perReference();
            case CONTACT -> limit.perContact();
            case WITHOUT_CAPTCHA -> limit.withoutCaptcha();
            case ACCOUNT -> limit.perAccount();
        };
    }
}
