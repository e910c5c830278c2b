package com.xiaomi.privacy.acceptance.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What services tell the monitoring. */
public final class Metrics {

    private Metrics() {}

    /** The page of one service, as Prometheus reads it. */
    public static String of(URI service) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(service.resolve("/q/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
