package com.xiaomi.privacy.identity.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays intake over real HTTP: compares what a sign-in says with what a test told it of a request. */
@Startup
@Singleton
public class StandInIntake {

    private static final Pattern PATH = Pattern.compile("/internal/requests/([0-9a-f-]{36})/account-match");

    private final int port;
    private final ObjectMapper json;
    private final Map<UUID, Person> people = new ConcurrentHashMap<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private HttpServer server;

    StandInIntake(@ConfigProperty(name = IdentityStack.INTAKE_PORT) int port, ObjectMapper json) {
        this.port = port;
        this.json = json;
    }

    @PostConstruct
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @PreDestroy
    void close() {
        server.stop(0);
    }

    /** What a request says. */
    public void knows(UUID requestId, String miId, String email) {
        people.put(requestId, new Person(miId, email));
    }

    /** The queries of all calls so far. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (!path.matches() || !people.containsKey(UUID.fromString(path.group(1)))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            queries.add(exchange.getRequestURI().getQuery());
            Person person = people.get(UUID.fromString(path.group(1)));
            JsonNode claims = json.readTree(exchange.getRequestBody());
            byte[] body = json.writeValueAsBytes(Map.of(
                    "miId", claims.path("miId").asText("").equals(person.miId()),
                    "email", claims.path("email").asText("").equalsIgnoreCase(person.email())));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Person(String miId, String email) {}
}
