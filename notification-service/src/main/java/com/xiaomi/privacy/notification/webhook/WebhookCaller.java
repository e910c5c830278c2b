package com.xiaomi.privacy.notification.webhook;

import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.foundation.event.CloudEventHeaders;
import com.xiaomi.privacy.foundation.observation.Counters;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Failed;
import com.xiaomi.privacy.notification.webhook.WebhookAnswer.Taken;
import com.xiaomi.privacy.notification.webhook.WebhookDelivery.News;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Calls tools: an event in CloudEvents' binary mode, signed as Standard Webhooks says. Follows no redirect, connects to no address that may
 * not be called, waits for nobody for long, and reads nothing but status and {@code Retry-After} of the answer.
 */
@ApplicationScoped
@Startup
class WebhookCaller {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SUCCESS = 2;
    private static final int REDIRECTION = 3;
    private static final int HUNDRED = 100;

    private final CallableAddresses addresses;
    private final WebhookSecrets secrets;
    private final Clock clock;
    private final String ownName;
    private final Counter taken;
    private final Counters<WebhookFailure> failed;
    private final OkHttpClient http;

    WebhookCaller(
            CallableAddresses addresses,
            WebhookSecrets secrets,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String ownName) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
        this.ownName = ownName;
        this.taken = metrics.counter("webhooks.taken");
        this.failed = new Counters<>(metrics, "webhooks.failed", "reason", WebhookFailure.class);
        this.http = new OkHttpClient.Builder()
                .dns(addresses)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(CONNECT_PATIENCE)
                .readTimeout(PATIENCE)
                .writeTimeout(PATIENCE)
                .callTimeout(PATIENCE)
                .build();
    }

    /** Calls once, and counts how it ended. */
    WebhookAnswer call(Addressed addressed, News news) {
        WebhookAnswer answer = answerOf(addressed, news);
        switch (answer) {
            case Taken _ -> taken.increment();
            case Failed failure -> failed.count(failure.reason());
        }
        return answer;
    }

    private WebhookAnswer answerOf(Addressed addressed, News news) {
        try {
            // A name that is an address is not looked up, and is checked here.
            addresses.lookup(CallableAddresses.host(addressed.url()));
            try (Response response = http.newCall(request(addressed, news)).execute()) {
                return answer(response);
            }
        } catch (CallableAddresses.NotAllowed e) {
            return Failed.of(WebhookFailure.ADDRESS_NOT_ALLOWED);
        } catch (UnknownHostException e) {
            return Failed.of(WebhookFailure.UNREACHABLE);
        } catch (InterruptedIOException e) {
            return Failed.of(WebhookFailure.TIMEOUT);
        } catch (SSLException e) {
            return Failed.of(WebhookFailure.UNTRUSTED);
        } catch (IOException | IllegalArgumentException e) {
            // The client is stricter about addresses than those who let this one in.
            return Failed.of(WebhookFailure.UNREACHABLE);
        }
    }

    private Request request(Addressed addressed, News news) {
        String id = news.eventId().toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        Request.Builder request = new Request.Builder()
                .url(addressed.url().toString())
                .post(RequestBody.create(news.body().getBytes(StandardCharsets.UTF_8)));
        headers(news).forEach(request::header);
        return request.header("ce-time", news.occurredAt().toString())
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header(
                        "webhook-signature",
                        addressed
                                .secretNumbers()
                                .map(number -> secrets.sign(addressed.webhookId(), number, id, timestamp, news.body()))
                                .collect(Collectors.joining(" ")))
                .header("user-agent", ownName)
                .build();
    }

    private Map<String, String> headers(News news) {
        Optional<EventType> type = EventType.byType(news.eventType());
        return CloudEventHeaders.of(
                news.eventId().toString(),
                type.map(known -> known.topic().writer()).orElse(ownName),
                news.eventType(),
                type.map(EventType::dataSchema).orElse(null),
                news.requestId() == null ? null : news.requestId().toString());
    }

    private WebhookAnswer answer(Response response) {
        int status = response.code();
        if (status / HUNDRED == SUCCESS) {
            return new Taken(status);
        }
        WebhookFailure reason = status / HUNDRED == REDIRECTION
                ? WebhookFailure.REDIRECT
                : status == Status.GONE.getStatusCode() ? WebhookFailure.GONE : WebhookFailure.STATUS;
        return new Failed(reason, status, retryAfter(response.header(HttpHeaders.RETRY_AFTER)));
    }

    /** Only in seconds, as nearly everybody writes it; a date is not heard. */
    private static Optional<Duration> retryAfter(String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.matches("\\d{1,7}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /**
     * Whom to call, and by which secrets they know us: the present one, and for a while the one before.
     *
     * @param formerSecretUntil null if there is none before
     */
    record Addressed(UUID webhookId, URI url, int secretNumber, Instant formerSecretUntil, Instant now) {

        Stream<Integer> secretNumbers() {
            return formerSecretUntil != null && now.isBefore(formerSecretUntil)
                    ? Stream.of(secretNumber, secretNumber - 1)
                    : Stream.of(secretNumber);
        }
    }
}
