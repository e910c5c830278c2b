package com.xiaomi.privacy.foundation.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;

/**
 * A problem as it is sent (RFC 9457, {@code application/problem+json}).
 *
 * @param detail what to do next, for the person; never contains what they sent
 * @param instance a URN that also stands in the log, so that support can find it; null where nothing was logged
 * @param errors the fields at fault; empty if none
 * @param baseUrl scheme and host of the deployment that serves the request; null unless that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type, String title, int status, String detail, URI instance, List<FieldError> errors, URI baseUrl) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of this deployment. */
    public Problem(URI type, String title, int status, String detail, URI instance, List<FieldError> errors) {
        this(type, title, status, detail, instance, errors, null);
    }

    /**
     * One field at fault.
     *
     * @param field path in the body ({@code rights[0].right}), or the name of a parameter or header
     * @param message what is expected there
     */
    public record FieldError(String field, String message) {}
}
