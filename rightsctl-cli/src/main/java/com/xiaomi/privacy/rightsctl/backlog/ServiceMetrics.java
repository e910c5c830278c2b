package com.xiaomi.privacy.rightsctl.backlog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What a service tells the monitoring, without what has labels (Prometheus text format 0.0.4). */
final class ServiceMetrics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Map<String, Double> values;

    private ServiceMetrics(Map<String, Double> values) {
        this.values = values;
    }

    /** @throws Unreadable if the service does not answer as one of the system does */
    static ServiceMetrics of(URI service) throws Unreadable, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(service.resolve("/q/metrics"))
                            .timeout(PATIENCE)
                            .header("Accept", "text/plain;version=0.0.4")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new Unreadable("answers " + answer.statusCode());
            }
            return new ServiceMetrics(answer.body()
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.contains("{"))
                    .map(line -> line.split(" "))
                    .filter(words -> words.length > 1)
                    .collect(Collectors.toMap(words -> words[0], words -> Double.parseDouble(words[1]))));
        } catch (IOException e) {
            throw new Unreadable("can't be reached");
        } catch (IllegalArgumentException e) {
            throw new Unreadable("has the wrong form, or does not answer as a service does");
        }
    }

    /** @throws Unreadable if the service does not tell it */
    double value(String name) throws Unreadable {
        Double value = values.get(name);
        if (value == null) {
            throw new Unreadable("does not tell " + name);
        }
        return value;
    }

    /** Why nothing is known of a service. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
