package com.xiaomi.privacy.intake.drp;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a call of an agent with an error state of the protocol (3.06), and rolls its transaction back. */
final class DrpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final int status;
    private final boolean isFatal;

    private DrpRefusal(int status, boolean isFatal, String message) {
        super(message);
        this.status = status;
        this.isFatal = isFatal;
    }

    /** The message can be corrected and sent again. */
    static DrpRefusal correctable(String message) {
        return new DrpRefusal(BAD_REQUEST, false, message);
    }

    /** Nothing will come of this message, however often it is sent. */
    static DrpRefusal fatal(String message) {
        return new DrpRefusal(BAD_REQUEST, true, message);
    }

    /** Nobody known is asking. */
    static DrpRefusal unknownToken() {
        return new DrpRefusal(
                UNAUTHORIZED, false, "Send 'Authorization: Bearer' with the token of POST /v1/agent/{agent-id}.");
    }

    /** Not by this agent. */
    static DrpRefusal forbidden(String message) {
        return new DrpRefusal(FORBIDDEN, false, message);
    }

    /** Not any more, or not a second time. */
    static DrpRefusal conflict(String message) {
        return new DrpRefusal(CONFLICT, true, message);
    }

    /** The HTTP status code. */
    int status() {
        return status;
    }

    /** As it is sent. */
    ErrorState toErrorState() {
        return new ErrorState(Integer.toString(status), getMessage(), isFatal ? Boolean.TRUE : null);
    }

    /**
     * An error state.
     *
     * @param code the HTTP status code
     * @param fatal true if sending it again is of no use; null otherwise
     */
    @Schema(name = "DrpErrorState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorState(
            String code,
            String message,
            @Schema(nullable = true) Boolean fatal) {}
}
