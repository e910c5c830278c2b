package com.xiaomi.privacy.connector.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the API for data systems and the sign-in server, on one port of this machine, and notes what breaks the contract. */
final class StandInDesk implements AutoCloseable {
    private static final String TOKEN = "conformance";
    private static final String RECIPIENT = "carriers";
    private static final Pattern TASK =
            Pattern.compile("/api/v1/tasks/([0-9a-f-]{36})(?:/(result)|/files/([A-Za-z0-9_-][A-Za-z0-9._-]{0,99}))?");
    private static final Pattern REMAINDER =
            Pattern.compile("/api/v1/tasks/([0-9a-f-]{36})/remainders/([0-9a-f-]{36})/erased");
    private static final Pattern LIFTED = Pattern.compile("/api/v1/tasks/([0-9a-f-]{36})/restriction-lifted");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final List<String> WITH_FILES = List.of("ACCESS", "PORTABILITY");
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int AWAY = 503;

    private final HttpServer server;
    private final ObjectMapper json;
    private final PlayedSeal seal = new PlayedSeal();
    private final Map<UUID, PlayedTask> tasks = new ConcurrentHashMap<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();

    /** @param port 0 for any free one */
    StandInDesk(int port, ObjectMapper json) throws IOException {
        this.json = json;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the API is played. */
    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The issuer whose sign-in server is played. */
    URI issuer() {
        return URI.create(origin() + "/realms/staff");
    }

    /** By whose key calls are signed that are ours. */
    PlayedSeal seal() {
        return seal;
    }

    /** Lets the connector see a task. */
    void open(PlayedTask task) {
        tasks.put(task.taskId(), task);
    }

    /** What the connector did that the contract forbids, in the order in which it did it. */
    List<String> breaches() {
        return List.copyOf(breaches);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/protocol/openid-connect/token")) {
                send(exchange, OK, "{\"access_token\":\"%s\",\"expires_in\":600}".formatted(TOKEN));
                return;
            }
            if (path.equals("/api/v1/seal-keys")) {
                send(exchange, OK, seal.published());
                return;
            }
            Matcher matcher = TASK.matcher(path);
            Matcher remainder = REMAINDER.matcher(path);
            Matcher lifted = LIFTED.matcher(path);
            if (!matcher.matches() && !remainder.matches() && !lifted.matches()) {
                breaches.add(exchange.getRequestMethod() + " " + path + " is no call of the contract");
                send(exchange, NOT_FOUND, problem("not-found"));
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                breaches.add("a call came without the access token of the sign-in server");
                send(exchange, UNAUTHORIZED, problem("authentication-required"));
                return;
            }
            if (remainder.matches()) {
                onRemainder(exchange, tasks.get(UUID.fromString(remainder.group(1))), remainder.group(2));
                return;
            }
            if (lifted.matches()) {
                onLifted(exchange, tasks.get(UUID.fromString(lifted.group(1))));
                return;
            }
            onTask(exchange, tasks.get(UUID.fromString(matcher.group(1))), matcher.group(2), matcher.group(3));
        }
    }

    private void onTask(HttpExchange exchange, PlayedTask task, String result, String file) throws IOException {
        if (task == null) {
            breaches.add("a task was asked for that was not this system's");
            send(exchange, NOT_FOUND, problem("not-found"));
        } else if (task.failuresToCome().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, AWAY, problem("temporarily-unavailable"));
        } else if (result != null) {
            settle(exchange, task);
        } else if (!task.isOpen()) {
            send(exchange, CONFLICT, problem("task-settled"));
        } else if (file != null) {
            keep(exchange, task, file);
        } else {
            task.fetches().incrementAndGet();
            send(exchange, OK, json.writeValueAsString(body(task)));
        }
    }

    private void onRemainder(HttpExchange exchange, PlayedTask task, String remainderId) throws IOException {
        if (task == null || !task.remainderId().toString().equals(remainderId)) {
            breaches.add("something was said to be erased that was not this system's");
            send(exchange, NOT_FOUND, problem("not-found"));
            return;
        }
        task.remainderErased();
        exchange.sendResponseHeaders(NO_CONTENT, -1);
    }

    private void onLifted(HttpExchange exchange, PlayedTask task) throws IOException {
        if (task == null || !task.right().equals("RESTRICTION")) {
            breaches.add("something was said to be lifted that this system was not asked to restrict");
            send(exchange, NOT_FOUND, problem("not-found"));
            return;
        }
        task.restrictionLifted();
        exchange.sendResponseHeaders(NO_CONTENT, -1);
    }

    private ObjectNode body(PlayedTask task) {
        ObjectNode body = json.createObjectNode();
        body.put("taskId", task.taskId().toString());
        body.put("caseId", task.caseId().toString());
        body.put("right", task.right());
        body.putNull("due");
        body.putArray("categories");
        body.putObject("identifiers")
                .put("email", task.person().email())
                .put("name", (String) null)
                .put("miId", task.person().miId());
        body.set("details", task.person().details().get(task.right()));
        body.putArray("recipients").add(RECIPIENT);
        body.put("addedLater", "a member that this version of the contract does not know");
        return body;
    }

    private void keep(HttpExchange exchange, PlayedTask task, String name) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        String expected = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(content)) + ":";
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Content-Digest"))) {
            breaches.add("the file " + name + " came without the Content-Digest of its content");
            send(exchange, INVALID, problem("file-rejected"));
            return;
        }
        task.files().put(name, content);
        send(exchange, CREATED, "{}");
    }

    private void settle(HttpExchange exchange, PlayedTask task) throws IOException {
        JsonNode answer = readable(exchange);
        String result = answer.path("result").asText();
        boolean known =
                Arrays.stream(TaskResult.values()).anyMatch(one -> one.name().equals(result));
        boolean coded = !answer.hasNonNull("reason")
                || REASON.matcher(answer.path("reason").asText()).matches();
        if (!known || !coded) {
            breaches.add("an answer has no known result, or a reason that is no code");
            send(exchange, INVALID, problem("validation-failed"));
            return;
        }
        for (JsonNode told : answer.path("recipients")) {
            if (!RECIPIENT.equals(told.path("recipient").asText())) {
                breaches.add("an answer names somebody as told who is no recipient of the task");
            }
        }
        boolean saysData = "DONE".equals(result) || "PARTLY".equals(result);
        if (task.isOpen()
                && saysData
                && WITH_FILES.contains(task.right())
                && task.files().isEmpty()) {
            breaches.add("an answer says that there is data, but no file has come");
            send(exchange, CONFLICT, problem("file-missing"));
            return;
        }
        boolean other = task.answer() != null && !task.answer().equals(answer);
        task.answered(answer);
        if (other) {
            breaches.add("a task was answered in two ways");
        }
        send(exchange, other ? CONFLICT : OK, other ? problem("task-settled") : "{}");
    }

    private JsonNode readable(HttpExchange exchange) throws IOException {
        try {
            return json.readTree(exchange.getRequestBody());
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }

    private static String problem(String type) {
        return "{\"type\":\"urn:xiaomi-privacy:problem:" + type + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
