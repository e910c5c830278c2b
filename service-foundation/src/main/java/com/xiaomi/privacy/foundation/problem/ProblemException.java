package com.xiaomi.privacy.foundation.problem;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem of the catalogue and rolls its transaction back. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Duration retryAfter;
    private final transient URI baseUrl;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, Duration retryAfter) {
        this(type, detail, errors, retryAfter, null);
    }

    private ProblemException(
            ProblemType type, String detail, List<FieldError> errors, Duration retryAfter, URI baseUrl) {
        super(detail);
        this.type = type;
        this.errors = errors;
        this.retryAfter = retryAfter;
        this.baseUrl = baseUrl;
    }

    /** @param detail what the caller can do next; must not repeat what they sent */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null);
    }

    /** A problem with one field. */
    public static ProblemException ofField(ProblemType type, String field, String message) {
        return new ProblemException(type, message, List.of(new FieldError(field, message)), null);
    }

    /**
     * Fields that are not acceptable, all at once.
     *
     * @param errors at least one
     */
    public static ProblemException ofFields(List<FieldError> errors) {
        return ofFields(ProblemType.VALIDATION_FAILED, errors);
    }

    /**
     * Fields that are not acceptable for one reason that has a type of its own.
     *
     * @param errors at least one
     */
    public static ProblemException ofFields(ProblemType type, List<FieldError> errors) {
        return new ProblemException(
                type, "Correct the fields named in 'errors' and send it again.", List.copyOf(errors), null);
    }

    /** A problem that goes away with time; answered with {@code Retry-After}. */
    public static ProblemException retryable(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    /**
     * A request that another deployment serves.
     *
     * @param baseUrl scheme and host of that deployment
     */
    public static ProblemException elsewhere(ProblemType type, String detail, URI baseUrl) {
        return new ProblemException(type, detail, List.of(), null, baseUrl);
    }

    /** Which problem of the catalogue. */
    public ProblemType type() {
        return type;
    }

    /** The problem as it is sent. */
    public Problem toProblem() {
        return new Problem(type.uri(), type.title(), type.status(), getMessage(), null, errors, baseUrl);
    }

    /** When to try again; empty if trying again is of no use. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
