package com.xiaomi.privacy.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.mail.Mailbox;
import com.xiaomi.privacy.acceptance.system.Addresses;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.RestoredDataSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.localstack.testing.CustomerSignIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person asks for everything at once; the sample data system carries every right out, and the copy and the files show it. */
class AllRightsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTOR = "example-connector";
    private static final String RIGHTS = """
            [{"right": "RECTIFICATION", "details": {"fields": [
                {"field": "street", "before": "Sonnenallee 3", "after": "Mondweg 4"}]}},
             {"right": "RESTRICTION", "details": {"action": "START", "reason": "ACCURACY_CONTESTED"}},
             {"right": "OBJECTION", "details": {"processing": "profiling", "grounds": "my situation",
                "directMarketing": true}},
             {"right": "WITHDRAW_CONSENT", "details": {"consent": "the newsletter"}},
             {"right": "ACCESS"},
             {"right": "ERASURE", "details": {"scope": "ALL", "accountCancellation": false}},
             {"right": "PORTABILITY", "details": {"recipient": "PERSON"}}]
            """;

    @TempDir
    private Path restoredDatabase;

    private final Instant started = Instant.now();
    private final Addresses addresses = SharedSystem.system().addresses();
    private final SamplePerson mia = SamplePerson.mia();
    private final Patience patience = new Patience(Duration.ofMinutes(2), () -> {});
    private final PatientHttp http = new PatientHttp(patience);
    private final Requester requester = new Requester(http, addresses.origin(), mia);
    private final Mailbox mailbox = new Mailbox(http, addresses.mailApi(), mia.email());
    private final Set<String> read = new HashSet<>();
    private final StaffMember anna = StaffMember.signIn(http, patience, addresses, "agent.anna");
    private final StaffMember bruno = StaffMember.signIn(http, patience, addresses, "approver.bruno");
    private final Map<String, UUID> cases = new LinkedHashMap<>();

    @Test
    void everyRightIsReallyCarriedOut() throws IOException {
        StaffMember.signIn(http, patience, addresses, "dpo.dora")
                .register(CONNECTOR, ProjectFolder.current().dataSystem(CONNECTOR));
        for (JsonNode one : requester.submit((ArrayNode) JSON.readTree(RIGHTS)).path("cases")) {
            cases.put(
                    one.path("right").asText(),
                    UUID.fromString(one.path("caseId").asText()));
        }
        proveIdentity();

        assertThat(carriedOut("RECTIFICATION")).isEqualTo("DONE");
        assertThat(carriedOut("RESTRICTION")).isEqualTo("DONE");
        assertThat(carriedOut("OBJECTION")).isEqualTo("DONE");
        assertThat(carriedOut("WITHDRAW_CONSENT")).isEqualTo("DONE");
        assertThat(carriedOut("ACCESS")).isEqualTo("DONE");
        JsonNode copy = JSON.readTree(download("ACCESS").get("data/" + CONNECTOR + "/account-data.json"));
        assertThat(copy.at("/profile/street").asText()).isEqualTo("Mondweg 4");
        assertThat(copy.at("/consents/0/withdrawnOn").asText()).isNotBlank();
        assertThat(copy.at("/choices/restrictedFrom").asText()).isNotBlank();
        assertThat(copy.at("/choices/directMarketing").asBoolean(true)).isFalse();
        assertThat(copy.at("/choices/profiling").asBoolean(true)).isFalse();

        assertThat(carriedOut("ERASURE")).isEqualTo("PARTLY RETAINED_BY_LAW");
        assertThat(anna.view(cases.get("ERASURE")).path("outcome").asText()).isEqualTo("PARTIALLY_FULFILLED");
        assertThat(carriedOut("PORTABILITY")).isEqualTo("NOTHING_HELD");
        aRestoredBackupIsErasedAgain();
    }

    private void aRestoredBackupIsErasedAgain() {
        RestoredDataSystem restored = new RestoredDataSystem(addresses, restoredDatabase);

        // Whom the system erased comes onto its list a moment after its answer.
        patience.until(
                () -> "whom the data system erased on its list",
                () -> restored.eraseAgain(started).contains(" 1 accounts erased again") ? true : null);
        assertThat(restored.eraseAgain(started)).contains(" 0 accounts erased again");
    }

    private void proveIdentity() {
        requester.takePass();
        String verification = nextStep("PROVE_IDENTITY").path("verificationId").asText();
        requester.enterCode(verification, code()).require(200);
        requester.showAccount(
                verification,
                new CustomerSignIn(addresses.customerIssuer(), addresses.origin()).accessToken(mia.account()));
    }

    /** Takes a case to its end; returns what the data system answered. */
    private String carriedOut(String right) {
        UUID caseId = cases.get(right);
        awaitState(caseId, "IN_REVIEW");
        anna.command(caseId, "take", view -> view.hasNonNull("assignee"));
        anna.command(caseId, "grant", view -> !"IN_REVIEW".equals(state(view)));
        if ("AWAITING_APPROVAL".equals(state(anna.view(caseId)))) {
            bruno.command(caseId, "approve", view -> !"AWAITING_APPROVAL".equals(state(view)));
        }
        awaitState(caseId, "AWAITING_RELEASE");
        JsonNode task = bruno.command(caseId, "release", view -> "CLOSED".equals(state(view)))
                .path("tasks")
                .path(0);
        String reason = task.path("reason").asText("");
        return (task.path("result").asText() + " " + (task.hasNonNull("reason") ? reason : "")).strip();
    }

    private Map<String, byte[]> download(String right) {
        requester.takePass();
        String verification =
                nextStep("DOWNLOAD_PACKAGE").path("verificationId").asText();
        patience.until(
                () -> "another code",
                () -> requester.askForCode(verification, "PACKAGE_DOWNLOAD").status() == 202 ? true : null);
        String proof = requester
                .enterCode(verification, code())
                .require(200)
                .json()
                .path("proof")
                .asText();
        return PackageFiles.unzip(
                requester.download(cases.get(right), proof).require(200).body());
    }

    private JsonNode nextStep(String action) {
        return patience.until(
                () -> "the next step " + action,
                () -> StreamSupport.stream(requester.status().path("nextSteps").spliterator(), false)
                        .filter(step -> action.equals(step.path("action").asText()))
                        .findFirst()
                        .orElse(null));
    }

    private String code() {
        Mail mail = patience.until(
                () -> "a code by e-mail",
                () -> mailbox.mails().stream()
                        .filter(candidate -> candidate.code().isPresent())
                        .filter(candidate -> read.add(candidate.messageId()))
                        .findFirst()
                        .orElse(null));
        return mail.code().orElseThrow();
    }

    private void awaitState(UUID caseId, String state) {
        patience.until(
                () -> "the case in state %s (it is %s)".formatted(state, anna.view(caseId)),
                () -> state.equals(state(anna.view(caseId))) ? true : null);
    }

    private static String state(JsonNode view) {
        return view.path("state").asText();
    }
}
