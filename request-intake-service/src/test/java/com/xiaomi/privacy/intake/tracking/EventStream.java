package com.xiaomi.privacy.intake.tracking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that follows a request: keeps what arrives. */
final class EventStream implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;
    private volatile boolean ended;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        response = http.send(request, BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(URI url, String pass, Optional<String> lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Authorization", "Bearer " + pass);
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return new EventStream(request.build());
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The documents of all events so far. */
    List<String> documents() {
        return fields("data");
    }

    List<String> fields(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    boolean hasSignOfLife() {
        return lines.stream().anyMatch(line -> line.startsWith(":"));
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("broken: " + e);
        }
        ended = true;
    }
}
