package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;

/** The header by which a caller says that two calls are one. */
public final class IdempotencyKey {

    /** Its name. */
    public static final String HEADER = "Idempotency-Key";

    /** For API descriptions. */
    public static final String DESCRIPTION = "1 to 255 printable ASCII characters, random";

    private static final int MAX = 255;
    private static final String PRINTABLE = "[\\x21-\\x7E][\\x20-\\x7E]*";

    private IdempotencyKey() {}

    /** @throws ProblemException {@link ProblemType#IDEMPOTENCY_KEY_MISSING} for none or an unusable one */
    public static void require(String key) {
        if (key == null || key.length() > MAX || !key.matches(PRINTABLE)) {
            throw ProblemException.ofField(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    HEADER,
                    "Send a random key of 1 to 255 printable ASCII characters; repeat it when you repeat the request.");
        }
    }

    /** The key stands for another body. */
    public static ProblemException reused() {
        return ProblemException.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "Send the body that came with this key first, or a new key for a new request.");
    }
}
