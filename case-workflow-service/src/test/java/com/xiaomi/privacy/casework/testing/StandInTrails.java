package com.xiaomi.privacy.casework.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.foundation.anchor.AnchorReport;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import com.xiaomi.privacy.foundation.audit.TrailVerification.Verification;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Plays the other services' parts of the trail over HTTP, asking for the role that they ask for. They know nothing of a request
 * until a test says so.
 */
@Startup
@Singleton
public class StandInTrails {

    public static final String INTAKE = "request-intake-service";
    public static final String IDENTITY = "identity-verification-service";
    public static final String NOTIFICATION = "notification-service";

    static final String PATH = "/internal/audit/";

    private static final String CHAINS = PATH + "chains/";
    private static final String ANCHORS = PATH + "anchors";
    private static final AnchorReport ANCHORED = new AnchorReport(1, 1, Instant.EPOCH, 0, 0, List.of());
    private static final Verification NOTHING = new Verification(0, 0, 0, 0, 1, null);

    private final Map<String, Integer> ports;
    private final ObjectMapper json;
    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<String, CheckedChain> chains = new ConcurrentHashMap<>();
    private final Map<String, Verification> verifications = new ConcurrentHashMap<>();
    private final Map<String, AnchorReport> anchors = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    StandInTrails(
            @ConfigProperty(name = CaseworkStack.IDENTITY_PORT) int identityPort,
            @ConfigProperty(name = CaseworkStack.NOTIFICATION_PORT) int notificationPort,
            ObjectMapper json) {
        this.ports = Map.of(IDENTITY, identityPort, NOTIFICATION, notificationPort);
        this.json = json;
    }

    @PostConstruct
    void listen() throws IOException {
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getValue()), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(PATH, exchange -> answer(port.getKey(), exchange));
            server.start();
            servers.add(server);
        }
    }

    @PreDestroy
    void close() {
        servers.forEach(server -> server.stop(0));
    }

    /** A service has recorded this of a request. */
    public void recorded(String service, UUID requestId, CheckedChain chain) {
        chains.put(service + requestId, chain);
    }

    /** A service's whole trail is like this. */
    public void checked(String service, Verification verification) {
        verifications.put(service, verification);
    }

    /** A service's anchors are like this. */
    public void anchored(String service, AnchorReport report) {
        anchors.put(service, report);
    }

    /** Whatever a service is asked is answered with this status from now on; 0 makes it answer again. */
    public void refuses(String service, int status) {
        refusals.put(service, status);
    }

    void answer(String service, HttpExchange exchange) throws IOException {
        try (exchange) {
            int refusal = refusals.getOrDefault(service, 0);
            if (refusal > 0) {
                exchange.sendResponseHeaders(refusal, -1);
            } else if (!mayAsk(exchange)) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                String path = exchange.getRequestURI().getPath();
                byte[] bytes = json.writeValueAsBytes(known(service, path));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Object known(String service, String path) {
        if (path.startsWith(CHAINS)) {
            return chains.getOrDefault(service + path.substring(CHAINS.length()), new CheckedChain(List.of(), null));
        }
        return path.equals(ANCHORS)
                ? anchors.getOrDefault(service, ANCHORED)
                : verifications.getOrDefault(service, NOTHING);
    }

    private boolean mayAsk(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("realm_access")
                .path("roles")
                .valueStream()
                .anyMatch(role -> role.asText().equals("internal:audit"));
    }
}
