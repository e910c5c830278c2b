package com.xiaomi.privacy.casework.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
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

/**
 * Plays intake's internal API over HTTP: asks for the role that the real one asks for, and grants attachments whose
 * ciphertext lies in the stack's S3 store.
 */
@Startup
@Singleton
public class StandInIntake {

    public static final String EMAIL = "erika.sample@example.org";
    public static final String NAME = "Erika Mustermann";
    public static final String MI_ID = "4012345678";
    public static final String SUBJECT = "Opa Mustermann";
    public static final String WROTE = "My phone was stolen in Köln.";

    private static final Pattern PATH = Pattern.compile(
            "/internal/requests/([0-9a-f-]{36})/(person|request-details|attachments/([0-9a-f-]{36})/grant)");
    private static final String PERSON_REFS = "/internal/person-refs";
    private static final String BUCKET = "casework-packages";

    private final int port;
    private final ObjectMapper json;
    private final EncryptedObjects objects;
    private final DataKeys dataKeys;
    private final StandInTrails trails;
    private final Map<UUID, Attachment> attachments = new ConcurrentHashMap<>();
    private final Map<UUID, List<RequestedCase>> cases = new ConcurrentHashMap<>();
    private final Set<UUID> extraCopies = ConcurrentHashMap.newKeySet();
    private final Set<UUID> directMarketing = ConcurrentHashMap.newKeySet();
    private final Map<UUID, String> restrictionActions = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, List<UUID>> persons = new ConcurrentHashMap<>();
    private HttpServer server;

    StandInIntake(
            @ConfigProperty(name = CaseworkStack.INTAKE_PORT) int port,
            ObjectMapper json,
            EncryptedObjects objects,
            DataKeys dataKeys,
            StandInTrails trails) {
        this.port = port;
        this.json = json;
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.trails = trails;
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

    /** Stores an attachment of a request, as intake would have. */
    public UUID attach(UUID requestId, String fileName, byte[] content) throws IOException {
        UUID attachmentId = UUID.randomUUID();
        DataKey key = dataKeys.take();
        Sealed sealed = objects.put(BUCKET, "intake/" + attachmentId, key, target -> target.write(content));
        attachments.put(attachmentId, new Attachment(requestId, fileName, content.length, sealed, key));
        return attachmentId;
    }

    /** Knows what was said about the rights of a request. */
    public void knows(SampleRequest request) {
        cases.put(request.id(), request.cases());
    }

    /** The person of a request asked for a further copy. */
    public void wantsExtraCopy(SampleRequest request) {
        knows(request);
        extraCopies.add(request.id());
    }

    /** The person of a request objected to direct marketing too. */
    public void objectsToDirectMarketing(SampleRequest request) {
        knows(request);
        directMarketing.add(request.id());
    }

    /** The person of a request asked to restrict, {@code START}, or to end that, {@code LIFT}. */
    public void asksForRestriction(SampleRequest request, String action) {
        knows(request);
        restrictionActions.put(request.id(), action);
    }

    /** Knows people by a Mi ID or an e-mail address. */
    public void knows(String identifier, UUID... personRefs) {
        persons.put(identifier, List.of(personRefs));
    }

    /** The next calls for a request are answered with 503. */
    public void failNext(UUID requestId, int times) {
        failures.put(requestId, times);
    }

    /** What was asked for a request, as {@code path?query}. */
    public List<String> asked(UUID requestId) {
        return calls.stream()
                .filter(call -> call.requestId().equals(requestId))
                .map(Call::what)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().startsWith(StandInTrails.PATH)) {
                trails.answer(StandInTrails.INTAKE, exchange);
                return;
            }
            if (exchange.getRequestURI().getPath().equals(PERSON_REFS)) {
                search(exchange);
                return;
            }
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            UUID requestId = UUID.fromString(path.group(1));
            calls.add(new Call(
                    requestId, path.group(2) + "?" + exchange.getRequestURI().getQuery()));
            if (failures.getOrDefault(requestId, 0) > 0) {
                failures.merge(requestId, -1, Integer::sum);
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            boolean grant = path.group(3) != null;
            String role = grant ? "intake:attachment-grant" : "intake:" + path.group(2);
            if (!rolesOf(exchange).contains(role)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            Object body = grant
                    ? grant(UUID.fromString(path.group(3)))
                    : path.group(2).equals("person") ? person(exchange) : details(requestId);
            send(exchange, body);
        }
    }

    private void send(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void search(HttpExchange exchange) throws IOException {
        if (!rolesOf(exchange).contains("intake:person-ref")) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        if (!"purpose=SEARCH".equals(exchange.getRequestURI().getQuery())) {
            exchange.sendResponseHeaders(422, -1);
            return;
        }
        JsonNode asked = json.readTree(exchange.getRequestBody());
        String identifier = asked.path("miId").asText("") + asked.path("email").asText("");
        send(exchange, Map.of("personRefs", persons.getOrDefault(identifier, List.of())));
    }

    private List<String> rolesOf(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("realm_access")
                .path("roles")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private Object grant(UUID attachmentId) throws IOException {
        Attachment attachment = attachments.get(attachmentId);
        return objects.grant(attachment.sealed(), attachment.key());
    }

    private static Object person(HttpExchange exchange) {
        String caseId = exchange.getRequestURI().getQuery().replaceAll(".*caseId=", "");
        return Map.of(
                "email", EMAIL,
                "name", NAME,
                "miId", MI_ID,
                "details", Map.of("saidOf", caseId),
                "addedLater", "unknown to this version");
    }

    private Object details(UUID requestId) {
        Map<String, Object> details = new HashMap<>();
        details.put("furtherInformation", WROTE);
        details.put("language", "de");
        details.put("country", "DE");
        details.put("region", null);
        details.put("requesterKind", "AGENT");
        details.put("onBehalf", Map.of("ground", "LAWYER", "subject", Map.of("name", SUBJECT)));
        details.put(
                "cases",
                cases.getOrDefault(requestId, List.of()).stream()
                        .map(one -> Map.of(
                                "caseId", one.caseId(),
                                "right", one.right(),
                                "details", said(requestId)))
                        .toList());
        details.put(
                "attachments",
                attachments.entrySet().stream()
                        .filter(entry -> entry.getValue().requestId().equals(requestId))
                        .map(entry -> Map.of(
                                "attachmentId", entry.getKey(),
                                "fileName", entry.getValue().fileName(),
                                "mediaType", "image/png",
                                "sizeBytes", entry.getValue().size(),
                                "scanned", true))
                        .toList());
        return details;
    }

    private Map<String, Object> said(UUID requestId) {
        Map<String, Object> said = new HashMap<>();
        said.put("services", List.of("cloud"));
        said.put("extraCopy", extraCopies.contains(requestId));
        said.put("directMarketing", directMarketing.contains(requestId));
        if (restrictionActions.containsKey(requestId)) {
            said.put("action", restrictionActions.get(requestId));
        }
        return said;
    }

    private record Attachment(UUID requestId, String fileName, long size, Sealed sealed, DataKey key) {}

    private record Call(UUID requestId, String what) {}
}
