package com.xiaomi.privacy.notification.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service sees around it, for a test: answers of the other services, and the mailboxes of people. */
@Singleton
public class World {

    static final String NO_WORK = "{\"open\":0,\"overdue\":0,\"dueSoon\":0,\"unread\":0,\"first\":[]}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String others;
    private final String mailApi;
    private final int mailMoodPort;
    private final ObjectMapper json;

    World(
            @ConfigProperty(name = NotificationStack.OTHERS_URL) String others,
            @ConfigProperty(name = NotificationStack.MAIL_API_URL) String mailApi,
            @ConfigProperty(name = NotificationStack.MAIL_MOOD_PORT) int mailMoodPort,
            ObjectMapper json) {
        this.others = others;
        this.mailApi = mailApi;
        this.mailMoodPort = mailMoodPort;
        this.json = json;
    }

    /** Intake knows this contact; it is down for the first so many questions. */
    public void contact(UUID requestId, String email, String name, int failures) throws Exception {
        Map<String, String> contact = new HashMap<>();
        contact.put("email", email);
        contact.put("name", name);
        contact.put("language", "en");
        teach("/internal/requests/" + requestId + "/contact", 200, failures, contact);
    }

    /** Intake knows only where letters reach the person. */
    public void postalContact(UUID requestId, String name, List<String> addressLines) throws Exception {
        Map<String, Object> contact = new HashMap<>();
        contact.put("email", null);
        contact.put("name", name);
        contact.put("language", "en");
        contact.put("addressLines", addressLines);
        teach("/internal/requests/" + requestId + "/contact", 200, 0, contact);
    }

    /** Identity answers this to a question for the code of a letter on paper. */
    public void postedCode(UUID challengeId, int status, String code) throws Exception {
        teach(
                "/internal/challenges/" + challengeId + "/code?issue=1&way=POST",
                status,
                0,
                Map.of("code", code, "validMinutes", Duration.ofDays(10).toMinutes(), "purpose", "CASE"));
    }

    /** Intake knows this contact of the data subject for whom another asks. */
    public void subjectContact(UUID requestId, String email) throws Exception {
        teach("/internal/requests/" + requestId + "/subject-contact", 200, 0, Map.of("email", email));
    }

    /** Identity answers this to a question for what a data subject is asked. */
    public void confirmation(UUID mandateId, int status, String code) throws Exception {
        teach(
                "/internal/mandates/" + mandateId + "/confirmation",
                status,
                0,
                Map.of(
                        "code",
                        code,
                        "kind",
                        "AGENT",
                        "rights",
                        List.of("ACCESS", "ERASURE"),
                        "validUntil",
                        "2027-01-31"));
    }

    /** Identity answers this to a question for a code. */
    public void code(UUID challengeId, int status, String code) throws Exception {
        teach(
                "/internal/challenges/" + challengeId + "/code",
                status,
                0,
                Map.of("code", code, "validMinutes", 10, "purpose", "CASE"));
    }

    /** Intake answers this to a question for the token of an access link. */
    public void accessLink(UUID requestId, UUID link, int status, String token) throws Exception {
        teach(
                "/internal/requests/" + requestId + "/access-links/" + link,
                status,
                0,
                Map.of("token", token, "validUntil", "2099-01-01T00:00:00Z"));
    }

    /** Intake answers this to a question for where a message about a change of the contact goes; no token: it is made. */
    public void contactChange(UUID requestId, UUID change, int status, String email, Optional<String> token)
            throws Exception {
        Map<String, Object> answer = new HashMap<>(Map.of("email", email));
        token.ifPresent(secret -> answer.putAll(Map.of("token", secret, "validUntil", "2099-01-01T00:00:00Z")));
        teach("/internal/requests/" + requestId + "/contact-changes/" + change, status, 0, answer);
    }

    /** Intake knows these as submitted with the account that a token of the customer realm is of. */
    public void accountRequests(String token, UUID... requests) throws Exception {
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        String account = claims.get("identity_provider").asText()
                + '\0'
                + claims.get("account").asText();
        HTTP.send(
                HttpRequest.newBuilder(URI.create(others + "/~answers/internal/account-requests"))
                        .header("Status", "200")
                        .header("Failures", "0")
                        .header("Asked", json.writeValueAsString(Map.of("account", account)))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(
                                json.writeValueAsBytes(Map.of("requestIds", requests))))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /** Keycloak knows this member of the staff; it is down for the first so many questions. */
    public void staff(UUID sub, String email, boolean enabled, int failures) throws Exception {
        teach(
                "/admin/realms/staff/users/" + sub,
                200,
                failures,
                Map.of(
                        "id",
                        sub,
                        "username",
                        "agent",
                        "firstName",
                        "Anna",
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        enabled));
    }

    /** Case-workflow says that cases of these agents press. */
    public void pressedAgents(UUID... agents) throws Exception {
        teach("/internal/work-digests", 200, 0, Map.of("agents", List.of(agents)));
    }

    /** Case-workflow does not say whose cases press. */
    public void caseWorkflowIsAway() throws Exception {
        teach("/internal/work-digests", 503, 0, Map.of());
    }

    /** Case-workflow answers this to what an agent has to do; it is down for the first so many questions. */
    public void workOf(UUID agent, Map<String, ?> digest, int failures) throws Exception {
        teach("/internal/work-digests/agents/" + agent, 200, failures, digest);
    }

    /** Case-workflow answers this to what nobody has. */
    public void workOfNobody(Map<String, ?> digest) throws Exception {
        teach("/internal/work-digests/unassigned", 200, 0, digest);
    }

    /** Case-workflow says under which entry of its register staff who work there see data; under none if it is empty. */
    public void safeguard(String affiliate, String country, Optional<UUID> transferId) throws Exception {
        Map<String, Object> answer = new HashMap<>(Map.of("admitted", transferId.isPresent()));
        transferId.ifPresent(id -> answer.put("transferId", id));
        teach(
                "/internal/safeguards/staff-access?affiliate=%s&country=%s".formatted(affiliate, country),
                200,
                0,
                answer);
    }

    /**
     * The mail server behaves like that from now on.
     *
     * @return how much there was at once at most since the last time
     */
    public MailLoad mailServer(MailMood mood) throws IOException {
        try (Socket control = new Socket(InetAddress.getLoopbackAddress(), mailMoodPort)) {
            control.getOutputStream().write((mood + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String[] most = new String(control.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .strip()
                    .split(" ");
            return new MailLoad(Integer.parseInt(most[0]), Integer.parseInt(most[1]));
        }
    }

    /** What lies in somebody's mailbox. */
    public List<MimeMessage> mailbox(String address) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(mailApi + "/api/user/" + address + "/messages"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            List<MimeMessage> messages = new ArrayList<>();
            if (answer.statusCode() == 200) {
                for (JsonNode message : json.readTree(answer.body())) {
                    messages.add(parse(message.get("mimeMessage").asText()));
                }
            }
            return messages;
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void teach(String path, int status, int failures, Object body) throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(others + "/~answers" + path))
                        .header("Status", Integer.toString(status))
                        .header("Failures", Integer.toString(failures))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /**
     * What a mail server had to bear.
     *
     * @param connections that were open
     * @param heldUp mails that it did not take yet
     */
    public record MailLoad(int connections, int heldUp) {}

    private static MimeMessage parse(String source) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    }
}
