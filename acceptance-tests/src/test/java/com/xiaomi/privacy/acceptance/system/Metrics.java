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

    /** How many events a service has read since it was started. */
    public static double eventsRead(URI service) throws IOException, InterruptedException {
        return of(service)
                .lines()
                .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
