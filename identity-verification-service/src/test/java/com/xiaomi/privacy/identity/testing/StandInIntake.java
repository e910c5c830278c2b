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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plays intake over real HTTP: answers by what a test told it of a request. */
@Startup
@Singleton
public class StandInIntake {

    private static final Pattern PATH =
            Pattern.compile("/internal/requests/([0-9a-f-]{36})/(account-match|subject-contact/presence)");

    private final int port;
    private final ObjectMapper json;
    private final Map<UUID, Person> people = new ConcurrentHashMap<>();
    private final Set<UUID> subjects = ConcurrentHashMap.newKeySet();
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

    /** The data subject of a request made for another has a contact of their own. */
    public void knowsSubject(UUID requestId) {
        subjects.add(requestId);
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
            if (path.matches() && path.group(2).startsWith("subject-contact")) {
                queries.add(exchange.getRequestURI().getQuery());
                send(exchange, Map.of("present", subjects.contains(UUID.fromString(path.group(1)))));
                return;
            }
            if (!path.matches() || !people.containsKey(UUID.fromString(path.group(1)))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            queries.add(exchange.getRequestURI().getQuery());
            Person person = people.get(UUID.fromString(path.group(1)));
            JsonNode claims = json.readTree(exchange.getRequestBody());
            send(
                    exchange,
                    Map.of(
                            "miId", claims.path("miId").asText("").equals(person.miId()),
                            "email", claims.path("email").asText("").equalsIgnoreCase(person.email())));
        }
    }

    private void send(HttpExchange exchange, Map<String, Boolean> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private record Person(String miId, String email) {}
}
