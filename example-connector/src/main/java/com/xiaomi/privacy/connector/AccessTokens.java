package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.connector.TaskDesk.DeskUnavailable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** This system's own access token (client credentials), kept until shortly before it expires. For one thread. */
final class AccessTokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ConnectorSettings settings;
    private final HttpClient http;
    private final ObjectMapper json;
    private final Clock clock;

    private String token;
    private Instant usableUntil = Instant.MIN;

    AccessTokens(ConnectorSettings settings, HttpClient http, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A token that is still good for some seconds.
     *
     * @throws DeskUnavailable if the sign-in server gives none
     */
    String current() {
        if (clock.instant().isAfter(usableUntil)) {
            fetch();
        }
        return token;
    }

    /** Makes the next call ask for a new one, after the old one was refused (keys change, sessions end). */
    void forget() {
        usableUntil = Instant.MIN;
    }

    private void fetch() {
        try {
            HttpResponse<byte[]> response = http.send(request(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new DeskUnavailable("the sign-in server answered " + response.statusCode());
            }
            JsonNode body = json.readTree(response.body());
            token = body.path("access_token").textValue();
            usableUntil = clock.instant()
                    .plusSeconds(body.path("expires_in").longValue())
                    .minus(MARGIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskUnavailable("interrupted", new InterruptedIOException());
        } catch (IOException e) {
            throw new DeskUnavailable("the sign-in server does not answer", e);
        }
    }

    private HttpRequest request() {
        String credentials = settings.clientId() + ":" + settings.clientSecret();
        return HttpRequest.newBuilder(URI.create(settings.staffIssuer() + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }
}
