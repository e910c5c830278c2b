package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API over HTTP, through the one origin, with this system's own token. */
final class HttpTaskDesk implements TaskDesk {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI origin;
    private final AccessTokens tokens;
    private final HttpClient http;
    private final ObjectMapper json;

    HttpTaskDesk(URI origin, AccessTokens tokens, HttpClient http, ObjectMapper json) {
        this.origin = origin;
        this.tokens = tokens;
        this.http = http;
        this.json = json;
    }

    @Override
    public Optional<OpenTask> fetch(UUID taskId) {
        HttpResponse<byte[]> response = send(to(taskId, "").GET());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(read(response, OpenTask.class));
    }

    @Override
    public void deliver(UUID taskId, ExportFile file) {
        requireSuccess(send(to(taskId, "/files/" + file.name())
                .header("Content-Type", "application/octet-stream")
                .header("Content-Digest", file.contentDigest())
                .PUT(BodyPublishers.ofByteArray(file.content()))));
    }

    @Override
    public void settle(UUID taskId, TaskAnswer answer) {
        requireSuccess(send(
                to(taskId, "/result").header("Content-Type", "application/json").POST(body(answer))));
    }

    @Override
    public void remainderErased(UUID taskId, UUID remainderId) {
        requireSuccess(send(to(taskId, "/remainders/" + remainderId + "/erased").POST(BodyPublishers.noBody())));
    }

    @Override
    public void restrictionLifted(UUID taskId) {
        requireSuccess(send(to(taskId, "/restriction-lifted").POST(BodyPublishers.noBody())));
    }

    @Override
    public ErasedPeople erasedSince(Instant time) {
        List<ErasedPeople.Page> pages = new ArrayList<>();
        String after = "";
        do {
            String place = "/api/v1/suppressions?changedSince=" + time + after;
            pages.add(read(send(at(place).GET()), ErasedPeople.Page.class));
            after = "&after=" + pages.getLast().next();
        } while (pages.getLast().next() != null);
        return ErasedPeople.of(pages);
    }

    @Override
    public SealKeys sealKeys() {
        return read(send(at("/api/v1/seal-keys").GET()), SealKeys.class);
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        requireSuccess(response);
        try {
            return json.readValue(response.body(), type);
        } catch (IOException e) {
            // The parser's message repeats what it read, so it stays out of the log.
            throw new DeskRefused(
                    "the answer is not in the expected form (" + e.getClass().getSimpleName() + ")");
        }
    }

    private BodyPublisher body(TaskAnswer answer) {
        try {
            return BodyPublishers.ofByteArray(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is not serialisable", e);
        }
    }

    private HttpRequest.Builder to(UUID taskId, String rest) {
        return at("/api/v1/tasks/" + taskId + rest);
    }

    private HttpRequest.Builder at(String place) {
        return HttpRequest.newBuilder(URI.create(origin + place))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + tokens.current());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskUnavailable("interrupted", e);
        } catch (IOException e) {
            throw new DeskUnavailable("the API does not answer", e);
        }
    }

    private void requireSuccess(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        if (status == 401) {
            tokens.forget();
        }
        String message = "the API answered %d %s".formatted(status, problemType(response));
        if (status == 401 || status == 408 || status == 429 || status >= 500) {
            throw new DeskUnavailable(message);
        }
        throw new DeskRefused(message);
    }

    /** Only the type of the problem: its detail is written for people and may say more than a log should hold. */
    private String problemType(HttpResponse<byte[]> response) {
        try {
            JsonNode type = json.readTree(response.body()).path("type");
            return type.isTextual() ? type.textValue() : "";
        } catch (IOException e) {
            return "(" + e.getClass().getSimpleName() + ")";
        }
    }
}
