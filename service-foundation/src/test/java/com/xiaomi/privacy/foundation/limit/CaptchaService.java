package com.xiaomi.privacy.foundation.limit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A CAPTCHA service as hCaptcha, reCAPTCHA and Turnstile describe theirs, on a port of its own. */
public final class CaptchaService implements QuarkusTestResourceLifecycleManager {

    static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port for the CAPTCHA service", e);
        }
        server.createContext("/siteverify", CaptchaService::answer);
        server.start();
        return Map.of(
                "rights.captcha.verify-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/siteverify",
                "rights.captcha.secret",
                "se&cret",
                "rights.captcha.hostname",
                "privacy.example.org");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ASKED.add(form);
        String token = URLDecoder.decode(form.replaceAll(".*response=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        boolean rightSecret = form.contains("secret=se%26cret&");
        String hostname = token.startsWith("elsewhere") ? "evil.example" : "privacy.example.org";
        boolean genuine = rightSecret && !token.startsWith("forged") && USED.add(token);
        String body = token.startsWith("nonsense")
                ? "<html>"
                : "{\"success\":" + genuine + ",\"hostname\":\"" + hostname
                        + "\",\"challenge_ts\":\"2026-11-24T00:00:00Z\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(token.startsWith("broken") ? 500 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
