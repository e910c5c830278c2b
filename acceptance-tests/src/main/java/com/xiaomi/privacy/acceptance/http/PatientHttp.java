package com.xiaomi.privacy.acceptance.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Sends requests, and again while a service is away: as a polite front end does. A call that was cut off may have been
 * carried out, so callers must be able to bear a second one.
 */
public final class PatientHttp {
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Patience patience;

    public PatientHttp(Patience patience) {
        this.patience = patience;
    }

    /**
     * Sends a request until somebody answers it.
     *
     * @throws Patience.Exhausted if nobody does in time
     */
    public Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        String call = request.method() + " " + request.uri().getPath();
        Attempt attempt = new Attempt(call, request);
        return patience.until(() -> "an answer to " + call + attempt.lastFailure(), attempt::tryOnce);
    }

    private final class Attempt {
        private final String call;
        private final HttpRequest request;
        private String lastFailure = "";

        Attempt(String call, HttpRequest request) {
            this.call = call;
            this.request = request;
        }

        Answer tryOnce() throws InterruptedException {
            try {
                Answer answer = new Answer(call, client.send(request, BodyHandlers.ofByteArray()));
                if (!AWAY.contains(answer.status())) {
                    return answer;
                }
                lastFailure = " (the last one was %d %s)".formatted(answer.status(), answer.problem());
            } catch (IOException e) {
                lastFailure = " (the last attempt ended with " + e + ")";
            }
            return null;
        }

        String lastFailure() {
            return lastFailure;
        }
    }
}
