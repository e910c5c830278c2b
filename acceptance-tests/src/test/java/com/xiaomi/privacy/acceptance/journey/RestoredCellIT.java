package com.xiaomi.privacy.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.http.Patience;
import com.xiaomi.privacy.acceptance.http.PatientHttp;
import com.xiaomi.privacy.acceptance.mail.Mail;
import com.xiaomi.privacy.acceptance.mail.Mailbox;
import com.xiaomi.privacy.acceptance.system.CellTool;
import com.xiaomi.privacy.acceptance.system.RestoredCell;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.localstack.Endpoints;
import com.xiaomi.privacy.localstack.LocalCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill of the runbook: a cell is backed up, a person is erased, and the older data is restored elsewhere with the newest keys. Nothing of
 * the erased person can be read, even where nothing is erased again; then it is, and somebody else's request goes on.
 */
class RestoredCellIT {

    private static final SamplePerson ERIKA = SamplePerson.erika();
    private static final SamplePerson FRIEDA = new SamplePerson(
            "Frieda Nachbarin",
            "frieda.nachbarin@example.org",
            "2345678901",
            "mi.frieda",
            "DE",
            "de",
            "Was wissen Sie von mir und meinem Roller?",
            "bild.png");
    private static final List<String> OF_ERIKA = List.of(
            ERIKA.name(), "Mustermann", ERIKA.email(), ERIKA.miId(), ERIKA.furtherInformation(), ERIKA.fileName());
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Endpoints lost = SharedSystem.system().endpoints();
    private final Patience patience = new Patience(LIMIT, () -> {});
    private final PatientHttp http = new PatientHttp(patience);

    @TempDir
    Path folder;

    private JourneyReport erased;
    private Requester frieda;
    private UUID friedasRequest;
    private UUID friedasCase;
    private String verificationId;
    private String code;

    @Test
    void aRestoredCellTellsNothingOfTheErasedAndGoesOnForOthers() throws Exception {
        erased = SharedSystem.play(Teller.silent());
        PassedYears years = new PassedYears(lost);
        years.awaitNotice(erased.requestId());
        friedaAsks();
        CellTool tool = new CellTool(lost, folder.resolve("lost"));
        assertThat(tool.run("check").ok()).containsExactly("faults: 0");
        Path data = backUp(tool);

        years.letPass(erased);
        tool.run("backup", "--keys", keys().toString()).ok();

        try (RestoredCell cell = RestoredCell.beside(lost)) {
            CellTool restoring = new CellTool(cell.endpoints(), folder.resolve("restored"));
            String[] options = {"--data", data.toString(), "--keys", keys().toString(), "--without-erasures"};
            restoring.run("restore", options).ok().forEach(System.out::println);
            assertThat(restoring.run("restore", options).lines())
                    .singleElement()
                    .asString()
                    .endsWith("is not empty");

            cell.startServices(Map.of("RIGHTS_FORGETTING_REPLAY", "false"));
            nothingOfErikaCanBeRead(cell);
            theCheckNamesErika(restoring);
            cell.stopServices();

            assertThat(restoring.run("reapply-erasures").ok())
                    .contains("erasures that notification-service did not know: 1");
            cell.startServices(Map.of());
            nothingOfErikaIsLeft(cell);
            friedaGoesOn(cell);
            assertThat(restoring.run("check").ok()).containsExactly("faults: 0");

            theCheckNamesWhatIsBroken(cell, restoring);
        }
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private void friedaAsks() {
        frieda = new Requester(http, lost.originUrl(), FRIEDA);
        JsonNode receipt = frieda.submit();
        friedasRequest = UUID.fromString(receipt.path("requestId").textValue());
        friedasCase =
                UUID.fromString(receipt.path("cases").path(0).path("caseId").textValue());
        frieda.takePass();
        frieda.upload(Screenshot.png(), "image/png");
        verificationId = patience.until(
                () -> "what is asked of Frieda",
                () -> StreamSupport.stream(frieda.status().path("nextSteps").spliterator(), false)
                        .map(step -> step.path("verificationId").textValue())
                        .filter(id -> id != null)
                        .findFirst()
                        .orElse(null));
        code = codeOtherThan("");
    }

    private String codeOtherThan(String former) {
        Mailbox mailbox = new Mailbox(http, lost.mailApiUrl(), FRIEDA.email());
        return patience.until(
                () -> "a code for Frieda",
                () -> mailbox.mails().stream()
                        .map(Mail::code)
                        .flatMap(Optional::stream)
                        .filter(sent -> !sent.equals(former))
                        .findFirst()
                        .orElse(null));
    }

    private Path backUp(CellTool tool) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        tool.run("backup", "--data", data.toString(), "--keys", keys().toString())
                .ok()
                .forEach(System.out::println);
        try (Stream<Path> backups = Files.list(data)) {
            Path backup = backups.findFirst().orElseThrow();
            assertThat(Files.readString(backup.resolve("manifest.json"))).contains("\"settled\" : true");
            assertThat(readable(backup)).doesNotContain(OF_ERIKA.toArray(String[]::new));
            return backup;
        }
    }

    /** All files below a folder, their names too, byte by byte as characters. */
    private static String readable(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file).append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private void nothingOfErikaCanBeRead(RestoredCell cell) throws Exception {
        // Her rows are back, or there would be nothing to read.
        assertThat(PassedYears.tracesOf(cell.endpoints(), erased.requestId(), erased.caseId()))
                .contains("request", "attachment", "verification", "case_package");
        List<UUID> keysOfIntake = new ArrayList<>(
                ids(cell, "intake", "SELECT data_key_id FROM request WHERE request_id = ?", erased.requestId()));
        keysOfIntake.addAll(
                ids(cell, "intake", "SELECT data_key_id FROM attachment WHERE request_id = ?", erased.requestId()));
        assertThat(keysOfIntake)
                .hasSize(2)
                .allSatisfy(key -> assertThat(hasKey(cell, "intake_keys", key)).isFalse());
        assertThat(ids(
                        cell,
                        "casework",
                        "SELECT data_key_id FROM case_request WHERE request_id = ?",
                        erased.requestId()))
                .hasSize(1)
                .allSatisfy(
                        key -> assertThat(hasKey(cell, "casework_keys", key)).isFalse());
        assertThat(ids(cell, "intake", "SELECT data_key_id FROM request WHERE request_id = ?", friedasRequest))
                .hasSize(1)
                .allSatisfy(key -> assertThat(hasKey(cell, "intake_keys", key)).isTrue());

        StaffMember anna = StaffMember.signIn(http, patience, cell.addresses(), "agent.anna");
        String details = "/cases/%s/request-details";
        HttpResponse<String> ofErika = get(cell, details.formatted(erased.caseId()), "Bearer " + anna.token());
        assertThat(ofErika.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(anna.requestDetails(friedasCase).path("furtherInformation").textValue())
                .isEqualTo(FRIEDA.furtherInformation());
        assertThat(ofErika.body() + whatErikaSees(cell)).doesNotContain(OF_ERIKA.toArray(String[]::new));
    }

    private String whatErikaSees(RestoredCell cell) throws IOException, InterruptedException {
        // The first secret of a journey is the tracking token.
        HttpResponse<String> pass = send(request(cell, "/requests/" + erased.reference() + "/pass")
                .header("Authorization", "Tracking " + erased.secrets().getFirst())
                .POST(BodyPublishers.noBody()));
        String token =
                pass.statusCode() == 200 ? pass.body().replaceAll("(?s).*\"pass\":\"([^\"]+)\".*", "$1") : "none";
        StringBuilder seen = new StringBuilder(pass.body());
        for (String path : List.of("", "/messages", "/attachments")) {
            seen.append(get(cell, "/requests/" + erased.reference() + path, "Bearer " + token)
                    .body());
        }
        return seen.toString();
    }

    private HttpResponse<String> get(RestoredCell cell, String path, String authorization)
            throws IOException, InterruptedException {
        return send(request(cell, path).header("Authorization", authorization));
    }

    private static HttpRequest.Builder request(RestoredCell cell, String path) {
        return HttpRequest.newBuilder(URI.create(cell.addresses().origin() + "/api/v1" + path));
    }

    /** At once: an answer that a service can't give is an answer here. */
    private static HttpResponse<String> send(HttpRequest.Builder call) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(call.build(), BodyHandlers.ofString());
        }
    }

    private void theCheckNamesErika(CellTool tool) throws Exception {
        CellTool.Result result = tool.run("check");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.lines())
                .contains(
                        "ERASED_AND_BACK request-intake-service " + erased.requestId(),
                        "ERASED_AND_BACK identity-verification-service " + erased.requestId(),
                        "ERASED_AND_BACK case-workflow-service " + erased.requestId(),
                        "ERASED_AND_BACK notification-service " + erased.requestId());
    }

    private void nothingOfErikaIsLeft(RestoredCell cell) {
        // The rows went before a service said that it is ready; what it tells the others travels after that.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ids(
                                cell,
                                "casework",
                                "SELECT request_id FROM request_erasure WHERE request_id = ? AND intake_at IS NOT NULL"
                                        + " AND identity_at IS NOT NULL AND notification_at IS NOT NULL"
                                        + " AND casework_at IS NOT NULL",
                                erased.requestId()))
                        .hasSize(1));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(PassedYears.tracesOf(cell.endpoints(), erased.requestId(), erased.caseId()))
                                .containsExactlyInAnyOrderElementsOf(PassedYears.tracesOfTheForgotten()));
    }

    private void friedaGoesOn(RestoredCell cell) {
        Requester again = frieda.at(cell.addresses().origin());
        again.takePass();
        // The old one may have expired.
        again.askForCode(verificationId, "CASE").require(202);
        again.enterCode(verificationId, codeOtherThan(code)).require(200);
        assertThat(again.verification(verificationId).path("proven").toString()).contains("CONTACT");
        again.withdraw();
        patience.until(
                () -> "Frieda's case to be closed",
                () -> "CLOSED"
                                .equals(again.status()
                                        .path("cases")
                                        .path(0)
                                        .path("state")
                                        .textValue())
                        ? true
                        : null);
    }

    private void theCheckNamesWhatIsBroken(RestoredCell cell, CellTool tool) throws Exception {
        String object = texts(cell, "intake", "SELECT object FROM attachment WHERE request_id = ?", friedasRequest)
                .getFirst();
        Files.delete(
                cell.objects().resolve("request-intake-service/intake-clean").resolve(object));
        try (Connection connection = open(cell, "casework");
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate("DELETE FROM rights_case WHERE case_id = '%s'".formatted(friedasCase)))
                    .isEqualTo(1);
            // As one who owns the database could.
            assertThat(statement.executeUpdate(
                            "UPDATE audit_entry SET content = '{}' WHERE position = 1 AND chain_id = '%s'"
                                    .formatted(friedasRequest)))
                    .isEqualTo(1);
        }

        CellTool.Result result = tool.run("check");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.lines())
                .containsExactlyInAnyOrder(
                        "REQUEST_WITHOUT_CASE request-intake-service %s %s".formatted(friedasCase, friedasRequest),
                        "OBJECT_MISSING request-intake-service intake-clean " + object,
                        "CHAIN_BROKEN case-workflow-service %s 1 CHANGED 1".formatted(friedasRequest),
                        "faults: 3");
    }

    private static boolean hasKey(RestoredCell cell, String database, UUID key) throws SQLException {
        return !ids(cell, database, "SELECT id FROM data_key WHERE id = ?", key).isEmpty();
    }

    private static List<UUID> ids(RestoredCell cell, String database, String sql, UUID id) throws SQLException {
        return texts(cell, database, sql, id).stream().map(UUID::fromString).toList();
    }

    private static List<String> texts(RestoredCell cell, String database, String sql, UUID id) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = open(cell, database);
                PreparedStatement read = connection.prepareStatement(sql)) {
            read.setObject(1, id);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }

    private static Connection open(RestoredCell cell, String database) throws SQLException {
        return DriverManager.getConnection(
                cell.endpoints().jdbcUrl(database), "postgres", LocalCredentials.databasePassword("postgres"));
    }
}
