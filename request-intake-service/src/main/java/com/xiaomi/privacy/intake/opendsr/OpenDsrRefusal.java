package com.xiaomi.privacy.intake.opendsr;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a call of a controller with an error of the protocol (7.5), and rolls its transaction back. */
final class OpenDsrRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final String domain;

    private OpenDsrRefusal(int status, String domain, String message) {
        super(message);
        this.status = status;
        this.domain = domain;
    }

    /** Not a request that can be taken. */
    static OpenDsrRefusal invalid(String message) {
        return new OpenDsrRefusal(BAD_REQUEST, "Validation", message);
    }

    /** Not any more, or not a second time. */
    static OpenDsrRefusal conflict(String message) {
        return new OpenDsrRefusal(BAD_REQUEST, "State", message);
    }

    /** Nobody known is asking. */
    static OpenDsrRefusal unknownToken() {
        return new OpenDsrRefusal(
                UNAUTHORIZED, "Authentication", "Send 'Authorization: Bearer' with the token that was agreed upon.");
    }

    /** The same for another's request and for none. */
    static OpenDsrRefusal unknownRequest() {
        return new OpenDsrRefusal(NOT_FOUND, "State", "No request of this controller has this subject_request_id.");
    }

    /** The HTTP status code. */
    int status() {
        return status;
    }

    /** As it is sent. */
    ErrorBody toError() {
        return new ErrorBody(new ErrorObject(
                status, getMessage(), List.of(new ErrorDetail(domain, domain + "Error", getMessage()))));
    }

    /** The body of an answer that is an error. */
    @Schema(name = "OpenDsrErrorBody")
    record ErrorBody(ErrorObject error) {}

    /** An error (7.6). */
    @Schema(name = "OpenDsrError")
    record ErrorObject(int code, String message, List<ErrorDetail> errors) {
        ErrorObject {
            errors = List.copyOf(errors);
        }
    }

    /** One thing that is wrong. */
    @Schema(name = "OpenDsrErrorDetail")
    record ErrorDetail(String domain, String reason, String message) {}
}
