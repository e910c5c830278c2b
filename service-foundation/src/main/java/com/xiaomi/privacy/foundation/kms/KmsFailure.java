package com.xiaomi.privacy.foundation.kms;

import com.amazonaws.AmazonServiceException;
import com.google.api.client.http.HttpResponseException;
import com.xiaomi.privacy.foundation.startup.Transience;
import java.security.GeneralSecurityException;

/** A key management service did not do what was asked. The message says why, and holds no secret. */
public final class KmsFailure extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    /** A failure by our own judgement. */
    public KmsFailure(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public KmsFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Why something failed, for operators: codes, statuses and class names only, for answers may repeat what was sent. */
    public static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case KmsFailure own -> {
                    return own.getMessage();
                }
                case AmazonServiceException refused -> {
                    return "AWS KMS refused with status " + refused.getStatusCode() + ", " + refused.getErrorCode();
                }
                case HttpResponseException refused -> {
                    return "Google refused with status " + refused.getStatusCode();
                }
                default -> {
                    // A cause may say more.
                }
            }
        }
        return Transience.describe(failure);
    }
}
