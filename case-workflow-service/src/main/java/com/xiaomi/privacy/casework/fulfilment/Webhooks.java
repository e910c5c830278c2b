package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.casework.registry.WebhookOrigins;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.FulfilmentEvent;
import com.xiaomi.privacy.foundation.event.CloudEventCodec;
import com.xiaomi.privacy.foundation.event.CloudEventHeaders;
import com.xiaomi.privacy.foundation.protection.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Calls data systems that cannot read Kafka: the same events, as CloudEvents over HTTP in binary mode, signed as Standard
 * Webhooks says with the seal.
 */
@ApplicationScoped
public class Webhooks {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final DataSystems systems;
    private final WebhookOrigins origins;
    private final Seal seal;
    private final CloudEventCodec codec;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Webhooks(DataSystems systems, WebhookOrigins origins, Seal seal, CloudEventCodec codec, Clock clock) {
        this.systems = systems;
        this.origins = origins;
        this.seal = seal;
        this.codec = codec;
        this.clock = clock;
    }

    /** Where a data system is called; empty if it has no address, or none that may be called. */
    public Optional<URI> addressOf(String system) {
        return systems.webhookOf(system).filter(origins::allow);
    }

    /**
     * Calls once.
     *
     * @throws IOException if the system cannot be reached or answers anything but 2xx; names its host only
     */
    public void send(Call call) throws IOException, InterruptedException {
        int status =
                http.send(request(call), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / HUNDRED != SUCCESS) {
            throw new IOException(call.address().getHost() + " answers " + status);
        }
    }

    private HttpRequest request(Call call) {
        String id = call.id();
        FulfilmentEvent event = call.event();
        String body = codec.write(event);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] signature = seal.sign((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        EventType type = EventType.of(event);
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address()).timeout(PATIENCE);
        CloudEventHeaders.of(
                        id,
                        type.topic().writer(),
                        type.type(),
                        type.dataSchema(),
                        event.requestId().toString())
                .forEach(request::header);
        return request.header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1a," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /**
     * Something to be told by a call.
     *
     * @param id the same for the same news, however often it is told
     */
    public record Call(URI address, String id, FulfilmentEvent event) {}
}
