package com.xiaomi.privacy.identity.challenge;

import com.xiaomi.privacy.identity.IdentityConfig;
import java.time.Duration;

/** How long codes work, counted from the first ask for them. */
public record CodeValidity(Duration byMail, Duration byPost) {

    /** As configured. */
    public static CodeValidity of(IdentityConfig config) {
        return new CodeValidity(config.codeValidity(), config.postedCodeValidity());
    }

    /** By one way. */
    public Duration of(CodeWay way) {
        return switch (way) {
            case MAIL -> byMail;
            case POST -> byPost;
        };
    }
}
