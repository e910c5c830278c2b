package com.xiaomi.privacy.localstack.testing;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The API description of the service whose module is tested; {@code -Dopenapi.update=true} writes it down anew as it is served. */
public final class CheckedInDescription {

    private static final Path FILE = Path.of("openapi.yaml");

    private CheckedInDescription() {}

    /** What is checked in. */
    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new StackException("There is no " + FILE, e);
        }
    }

    /** What a service serves. */
    public static String served(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/openapi"))
                .header("Accept", "application/yaml")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String served = http.send(request, BodyHandlers.ofString()).body();
            if (Boolean.getBoolean("openapi.update")) {
                Files.writeString(FILE, served);
            }
            return served;
        } catch (IOException e) {
            throw new StackException("The service does not describe itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }
}
