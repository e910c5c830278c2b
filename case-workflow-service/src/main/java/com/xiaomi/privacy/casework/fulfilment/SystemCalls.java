package com.xiaomi.privacy.casework.fulfilment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.protection.Seal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a data system that cannot read Kafka how one of its tasks stands: the same events, as CloudEvents over HTTP in binary
 * mode, signed as Standard Webhooks says with the seal. A call that fails comes again, and may come twice.
 */
@ApplicationScoped
class SystemCalls implements DurableWork {

    static final String NAME = "call-data-system";

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final SystemNews news;
    private final Seal seal;
    private final ObjectMapper json;
    private final Clock clock;
    private final String source;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SystemCalls(
            SystemNews news,
            Seal seal,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.news = news;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
        this.source = "/" + service;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID taskId) throws IOException, InterruptedException {
        Optional<SystemNews.News> toTell = news.of(taskId);
        if (toTell.isPresent()) {
            call(toTell.get());
        }
    }

    private void call(SystemNews.News told) throws IOException, InterruptedException {
        int status =
                http.send(request(told), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / HUNDRED != SUCCESS) {
            throw new IOException(told.address().getHost() + " answers " + status);
        }
    }

    private HttpRequest request(SystemNews.News told) throws JsonProcessingException {
        String id = told.id();
        FulfilmentEvent event = told.event();
        String body = json.writeValueAsString(event);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] signature = seal.sign((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        EventType type = EventType.of(event);
        return HttpRequest.newBuilder(told.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", source)
                .header("ce-type", type.type())
                .header("ce-dataschema", type.dataSchema())
                .header("ce-subject", event.requestId().toString())
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1a," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
