package com.xiaomi.privacy.foundation.captcha;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Asks by the protocol "siteverify". The person's address is not sent along, as the protocol would allow: where somebody
 * asks for their rights from is nobody else's affair.
 */
@ApplicationScoped
class SiteVerify implements CaptchaVerifier {

    private static final int OK = 200;

    private final CaptchaConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    SiteVerify(CaptchaConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    @Override
    public boolean isConfigured() {
        return config.verifyUrl().isPresent();
    }

    @Override
    public boolean isHuman(String token) throws CaptchaUnavailable {
        JsonNode answer = ask(token);
        boolean forUs = config.hostname()
                .map(name -> name.equals(answer.path("hostname").textValue()))
                .orElse(true);
        return answer.path("success").booleanValue() && forUs;
    }

    private JsonNode ask(String token) throws CaptchaUnavailable {
        URI url = config.verifyUrl().orElseThrow();
        String form = "secret=" + encoded(config.secret().orElse("")) + "&response=" + encoded(token);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(config.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new CaptchaUnavailable("status " + response.statusCode());
            }
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new CaptchaUnavailable("not JSON");
        } catch (IOException e) {
            throw new CaptchaUnavailable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptchaUnavailable("interrupted");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
