package com.xiaomi.privacy.acceptance.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.Answer;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.system.Addresses;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Predicate;

/** What a member of staff does, signed in through Keycloak. */
public final class StaffMember {
    private static final int STALE = 412;

    private final PatientHttp http;
    private final Patience patience;
    private final URI origin;
    private final String token;

    private StaffMember(PatientHttp http, Patience patience, URI origin, String token) {
        this.http = http;
        this.patience = patience;
        this.origin = origin;
        this.token = token;
    }

    /** Signs in with the sample password; one at a time, for Keycloak takes somebody who signs in twice at once for an attacker. */
    public static synchronized StaffMember signIn(
            PatientHttp http, Patience patience, Addresses addresses, String user) {
        String form = "grant_type=password&client_id=privacy-staff&scope=openid&username=%s&password=%s"
                .formatted(user, encoded(LocalCredentials.password(user)));
        HttpRequest.Builder call = HttpRequest.newBuilder(
                        URI.create(addresses.staffIssuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        String token = http.send(call).require(200).json().path("access_token").textValue();
        return new StaffMember(http, patience, addresses.origin(), token);
    }

    /** Registers a data system as its team describes it, in place of what stands there. */
    JsonNode register(String system, String description) {
        return patience.until(() -> "the registration of " + system, () -> {
            Answer present = http.send(call("/systems/" + system));
            HttpRequest.Builder call = call("/systems/" + system)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(description));
            present.header("ETag").ifPresent(version -> call.header("If-Match", version));
            Answer answer = http.send(call);
            return answer.status() == STALE ? null : answer.require(200).json();
        });
    }

    /** Looks through the queue until the case is in it. */
    void findInQueue(UUID caseId) {
        patience.until(() -> "the case in the queue", () -> isInQueue(caseId) ? true : null);
    }

    private boolean isInQueue(UUID caseId) {
        String cursor = "";
        while (true) {
            JsonNode page = get("/cases?state=IN_REVIEW&limit=50" + cursor);
            for (JsonNode item : page.path("items")) {
                if (caseId.toString().equals(item.path("caseId").textValue())) {
                    return true;
                }
            }
            if (!page.hasNonNull("next")) {
                return false;
            }
            cursor = "&cursor=" + encoded(page.path("next").textValue());
        }
    }

    /** What the person wrote. */
    JsonNode requestDetails(UUID caseId) {
        return get("/cases/" + caseId + "/request-details");
    }

    JsonNode view(UUID caseId) {
        return get("/cases/" + caseId);
    }

    /** The audit trail of a case, with the check of its chain. */
    public JsonNode auditOf(UUID caseId) {
        return get("/cases/" + caseId + "/audit");
    }

    /** The check of all that any service has recorded. */
    public JsonNode auditVerification() {
        return get("/audit/verification");
    }

    /**
     * Carries a command out on the case's present version. Looks again if somebody else was quicker, and sees whether a
     * call that was cut off had been carried out.
     *
     * @param done tells from the case that the command has been carried out
     */
    JsonNode command(UUID caseId, String command, Predicate<JsonNode> done) {
        return patience.until(() -> "the command " + command, () -> {
            Answer present = http.send(call("/cases/" + caseId)).require(200);
            if (done.test(present.json())) {
                return present.json();
            }
            String version = present.header("ETag").orElseThrow();
            Answer answer = http.send(call("/cases/" + caseId + "/commands/" + command)
                    .header("Content-Type", "application/json")
                    .header("If-Match", version)
                    .POST(BodyPublishers.ofString("{}")));
            return answer.status() == STALE ? null : answer.require(200).json();
        });
    }

    /** The access token; it may be found nowhere afterwards. */
    String token() {
        return token;
    }

    private JsonNode get(String path) {
        return http.send(call(path)).require(200).json();
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
