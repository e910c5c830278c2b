package com.xiaomi.privacy.foundation.problem;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.startup.Transience;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Turns every exception that leaves a resource into a problem of the catalogue. The only mapper of the house. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Duration RETRY_SOON = Duration.ofSeconds(2);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        Response.ResponseBuilder response = response(exception.toProblem());
        exception.retryAfter().ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, after.toSeconds()));
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException exception) {
        List<FieldError> errors = exception.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return problem(
                ProblemType.VALIDATION_FAILED, "Correct the fields named in 'errors' and send it again.", errors);
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException exception) {
        return malformedJson(exception);
    }

    @ServerExceptionMapper(priority = 1)
    Response malformedJson(JsonProcessingException exception) {
        List<FieldError> errors = exception instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? List.of(new FieldError(path(mapping), "This is missing, unknown, repeated or of the wrong type."))
                : List.of();
        return problem(ProblemType.MALFORMED_JSON, "Send JSON as the API description shows it.", errors);
    }

    @ServerExceptionMapper
    Response notAuthenticated(UnauthorizedException exception) {
        return problem(
                ProblemType.AUTHENTICATION_REQUIRED, "Send 'Authorization: Bearer' with a token for this service.");
    }

    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException exception) {
        if (isExpired(exception)) {
            return problem(ProblemType.TOKEN_EXPIRED, "Get a new token and send the request again.");
        }
        if (Transience.isTransient(exception)) {
            return unavailable(exception);
        }
        return problem(ProblemType.TOKEN_INVALID, "Get a token for this service and send the request again.");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception) {
        return problem(ProblemType.NOT_ALLOWED, "Ask for the role that this action needs.");
    }

    @ServerExceptionMapper
    Response standard(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return malformedJson(json);
        }
        int status = exception.getResponse().getStatus();
        return switch (status) {
            case 400 -> problem(ProblemType.MALFORMED_REQUEST, "Send the request as the API description shows it.");
            case 401 -> notAuthenticated(null);
            case 403 -> forbidden(null);
            case 404 -> problem(ProblemType.NOT_FOUND, "Check the address.");
            case 405 -> problem(ProblemType.METHOD_NOT_ALLOWED, "See the API description for the methods.");
            case 406 -> problem(ProblemType.NOT_ACCEPTABLE, "Accept application/json.");
            case 413 -> problem(ProblemType.PAYLOAD_TOO_LARGE, "Send less.");
            case 415 -> problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            default -> status >= 500 ? unexpected(exception) : problem(ProblemType.MALFORMED_REQUEST, "Check it.");
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception) {
        return Transience.isTransient(exception)
                ? unavailable(exception)
                : response(incident(exception)).build();
    }

    /**
     * The problem of an exception that ended one part of a call while the call goes on. What is not the caller's fault is
     * logged.
     */
    public static Problem ofPart(RuntimeException exception) {
        if (exception instanceof ProblemException known) {
            return known.toProblem();
        }
        return Transience.isTransient(exception) ? unavailability(exception) : incident(exception);
    }

    private static Problem incident(Throwable exception) {
        UUID incident = Ids.next();
        LOG.errorf(exception, "incident %s", incident);
        return new Problem(
                ProblemType.INTERNAL_ERROR.uri(),
                ProblemType.INTERNAL_ERROR.title(),
                ProblemType.INTERNAL_ERROR.status(),
                "Try again later; if it stays, tell support the 'instance'.",
                URI.create("urn:uuid:" + incident),
                List.of());
    }

    private static Problem unavailability(Throwable exception) {
        LOG.warnf("a dependency is unavailable: %s", Transience.describe(exception));
        return ProblemException.of(ProblemType.TEMPORARILY_UNAVAILABLE, "Try again in a moment.")
                .toProblem();
    }

    private static Response unavailable(Throwable exception) {
        return response(unavailability(exception))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SOON.toSeconds())
                .build();
    }

    private static Response problem(ProblemType type, String detail) {
        return problem(type, detail, List.of());
    }

    private static Response problem(ProblemType type, String detail, List<FieldError> errors) {
        return response(new Problem(type.uri(), type.title(), type.status(), detail, null, errors))
                .build();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    /** The path as the caller sees it: without the Java method and parameter in front. */
    private static String field(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        List<Path.Node> inBody =
                nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(nodes.size() - 1, nodes.size());
        return inBody.stream().map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static String path(JsonMappingException exception) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        if (exception instanceof InvalidTypeIdException typeId) {
            discriminator(typeId).ifPresent(property -> path.append('.').append(property));
        }
        return path.toString();
    }

    /** The property that says which of several forms an object has, where that is what is wrong. */
    private static Optional<String> discriminator(InvalidTypeIdException exception) {
        return Optional.ofNullable(exception.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class))
                .map(JsonTypeInfo::property);
    }

    private static boolean isExpired(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException jwt && jwt.hasErrorCode(ErrorCodes.EXPIRED)) {
                return true;
            }
        }
        return false;
    }
}
