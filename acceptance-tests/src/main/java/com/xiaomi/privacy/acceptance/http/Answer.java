package com.xiaomi.privacy.acceptance.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer over HTTP. */
public record Answer(String call, HttpResponse<byte[]> response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** The body as it came. */
    public byte[] body() {
        return response.body();
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /**
     * The body as JSON.
     *
     * @throws UnexpectedAnswer if it is none
     */
    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UnexpectedAnswer("%s: the answer is no JSON".formatted(call), e);
        }
    }

    /** The last part of the problem's type, for example {@code code-wrong}; empty if the body is no problem. */
    public String problem() {
        if (!header("Content-Type").orElse("").startsWith("application/problem+json")) {
            return "";
        }
        String type = json().path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /**
     * The same answer if it has one of these statuses.
     *
     * @throws UnexpectedAnswer otherwise, naming the call and the problem
     */
    public Answer require(int... statuses) {
        for (int status : statuses) {
            if (status == status()) {
                return this;
            }
        }
        throw new UnexpectedAnswer("%s answered %d %s".formatted(call, status(), explanation()), null);
    }

    private String explanation() {
        if (problem().isEmpty()) {
            return "";
        }
        JsonNode problem = json();
        String fields = problem.has("errors") ? " " + problem.path("errors") : "";
        return "(%s: %s%s)"
                .formatted(
                        problem(),
                        problem.path("detail").asText(problem.path("title").asText()),
                        fields);
    }

    /** The system answered something that the journey cannot go on with. */
    public static final class UnexpectedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexpectedAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
