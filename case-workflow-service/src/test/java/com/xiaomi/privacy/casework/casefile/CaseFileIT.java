package com.xiaomi.privacy.casework.casefile;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.PackageEntries;
import com.xiaomi.privacy.casework.testing.PublishedSeal;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.StandInTrails;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.BadEntry.Flaw;
import com.xiaomi.privacy.foundation.audit.CheckedChain;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An authority gets proof of how a case was dealt with, which it can check without us. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class CaseFileIT {

    private static final String SELF = "case-workflow-service";
    private static final String WORDS = "The archive of Zimmermann is kept for the tax office.";

    // What staff write for themselves, what the house does for itself, and what keeps hashes of the person.
    private static final Set<String> LEFT_OUT = Set.of(
            "case_note",
            "checklist_mark",
            "counted_case",
            "deadline_reminder",
            "duplicate_hint",
            "suppression",
            "system_lift",
            "task_fan_out");

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    StandInTrails trails;

    @Inject
    ObjectMapper json;

    @Inject
    CaseFiles files;

    @Inject
    CaseFileBundle bundle;

    @Inject
    RightsCases cases;

    @AfterEach
    void everybodyAnswersAgain() {
        trails.refuses(StandInTrails.IDENTITY, 0);
    }

    @Test
    void theBundleIsSignedAndNamesTheDigestOfBothFiles() throws Exception {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        Map<String, byte[]> entries = exported(request, SignIn.AUDITOR);

        byte[] manifest = entries.get("manifest.json");
        JsonNode signature = json.readTree(entries.get("manifest.json.signature.json"));
        String keyId = signature.path("keyId").asText();
        assertThat(PublishedSeal.signed(
                        manifest, keyId, signature.path("signature").asText()))
                .isTrue();
        assertThat(PublishedSeal.signed(
                        new String(manifest, UTF_8)
                                .replace("\"intact\" : true", "\"intact\" : false")
                                .getBytes(UTF_8),
                        keyId,
                        signature.path("signature").asText()))
                .isFalse();
        JsonNode listed = json.readTree(manifest);
        assertThat(listed.path("caseId").asText()).isEqualTo(request.firstCase().toString());
        assertThat(listed.path("intact").asBoolean()).isTrue();
        assertThat(listed.path("files"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.path("sha256").asText())
                        .isEqualTo(sha256(entries.get(file.path("path").asText()))));
        assertThat(entries).hasSize(4);
    }

    @Test
    void everyTableOfCasesIsInTheFileOrLeftOutOnPurpose() {
        String sections = Arrays.stream(CaseFileSection.values())
                .map(CaseFileSection::sql)
                .collect(Collectors.joining(" "));

        assertThat(database.query("SELECT table_name FROM information_schema.columns WHERE column_name = 'case_id'"
                        + " AND table_schema = 'public' ORDER BY table_name"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(LEFT_OUT.contains(table)
                                || Pattern.compile("\\b" + table + "\\b")
                                        .matcher(sections)
                                        .find())
                        .as(table)
                        .isTrue());
    }

    @Test
    void theHashesOfEveryServiceCanBeComputedAnew() throws Exception {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        trails.recorded(
                StandInTrails.INTAKE, request.id(), new CheckedChain(chain("request.submitted", "second"), null));

        JsonNode trail = caseFile(request).path("trail");

        assertThat(trail.path("intact").asBoolean()).isTrue();
        assertThat(recomputed(trail, SELF)).isEqualTo(casework.actions(request));
        assertThat(recomputed(trail, StandInTrails.INTAKE)).containsExactly("request.submitted", "second");
        assertThat(trail.path("services")).hasSize(4);
    }

    @Test
    void theExportIsInTheTrailThatItHolds() throws Exception {
        SampleRequest request = casework.inReview(Right.ACCESS);

        JsonNode entries = caseFile(request).path("trail").path("entries");

        assertThat(json.readTree(
                        entries.path(entries.size() - 1).path("content").asText()))
                .isEqualTo(json.readTree("""
                        {"action": "case-file.exported", "actor": "staff:%s", "facts": {"caseId": "%s"}}
                        """.formatted(signIn.sub(SignIn.AUDITOR), request.firstCase())));
    }

    @Test
    void itSaysWhoDecidedWhatOnWhichGroundAndWhyTheDatesAreWhatTheyAre() throws Exception {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        casework.command(request.firstCase(), "refuse", SignIn.AGENT, Casework.REFUSAL)
                .statusCode(200);
        casework.command(request.firstCase(), "approve", SignIn.APPROVER, Map.of())
                .statusCode(200);

        JsonNode file = caseFile(request);

        assertThat(file.at("/records/case/0/state").asText()).isEqualTo("CLOSED");
        assertThat(file.at("/records/case/0/outcome").asText()).isEqualTo("REFUSED");
        assertThat(file.at("/records/case/0/reference").asText()).isEqualTo(request.reference());
        assertThat(file.at("/records/decisions").findValuesAsText("kind")).containsExactly("REFUSE", "APPROVE_REFUSAL");
        assertThat(file.at("/records/decisions/0/decidedBy").asText()).isEqualTo("staff:" + signIn.sub(SignIn.AGENT));
        assertThat(file.at("/records/decisions/0/grounds")).isNotEmpty();
        assertThat(file.at("/records/decisions/1/decidedBy").asText())
                .isEqualTo("staff:" + signIn.sub(SignIn.APPROVER));
        assertThat(file.at("/records/decisions/1/confirms")).isEqualTo(file.at("/records/decisions/0/decisionId"));
        assertThat(file.at("/records/moves").findValuesAsText("command")).contains("refuse", "approve-refusal");
        assertThat(file.at("/records/clockEvents").findValuesAsText("type")).isNotEmpty();
        assertThat(file.at("/dates/initialDue").asText()).startsWith("2026-12-");
        assertThat(file.at("/dates/reasons").findValuesAsText("explanation")).isNotEmpty();
        for (CaseFileSection section : CaseFileSection.values()) {
            assertThat(file.path("records").has(section.key()))
                    .as(section.key())
                    .isTrue();
        }
    }

    @Test
    void itHoldsTasksFilesAndDisclosuresButNoNameAndNoWord() throws Exception {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.fetch(task, signIn.machine(Casework.CONNECTOR)).statusCode(200);
        casework.putFile(task, "zimmermann.json", "{\"name\":\"Zimmermann\"}").statusCode(201);
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);

        Map<String, byte[]> entries = exported(request, SignIn.DPO);

        JsonNode file = json.readTree(entries.get("case-file.json"));
        assertThat(file.at("/records/tasks/0/taskId").asText()).isEqualTo(task.toString());
        assertThat(file.at("/records/tasks/0/result").asText()).isEqualTo("DONE");
        assertThat(file.at("/records/files/0/sha256").asText())
                .isEqualTo(sha256("{\"name\":\"Zimmermann\"}".getBytes(UTF_8)));
        assertThat(file.at("/records/disclosures/0/recipientKind").asText()).isEqualTo("DATA_SYSTEM");
        assertThat(new String(entries.get("case-file.json"), UTF_8)).doesNotContainIgnoringCase("zimmermann");
    }

    @Test
    void whatWasWrittenStaysOutAndThatItWasWrittenIsSaid() throws Exception {
        SampleRequest request = casework.taken(casework.inReview(Right.ACCESS));
        Map<String, Object> refusal = new HashMap<>(Casework.REFUSAL);
        refusal.put("explanation", WORDS);
        casework.command(request.firstCase(), "refuse", SignIn.AGENT, refusal).statusCode(200);

        Map<String, byte[]> entries = exported(request, SignIn.AUDITOR);

        assertThat(json.readTree(entries.get("case-file.json"))
                        .at("/records/decisions/0/explained")
                        .asBoolean())
                .isTrue();
        assertThat(new String(entries.get("case-file.json"), UTF_8)).doesNotContain("Zimmermann");
        assertThat(text(entries.get("case-file.pdf"))).doesNotContain("Zimmermann");
    }

    @Test
    void peopleReadTheSameInATaggedPdf() throws Exception {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));

        byte[] pdf = exported(request, SignIn.AUDITOR).get("case-file.pdf");

        assertThat(text(pdf))
                .contains("Case file", request.firstCase().toString(), "APPROVE_REFUSAL", "case-file.exported")
                .contains("Dates and their reasons", "Every service told its part");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void theSameStateMakesTheSameBundle() throws Exception {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        CaseFile file = QuarkusTransaction.requiringNew().call(() -> files.of(cases.findById(request.firstCase())));

        assertThat(written(file)).isEqualTo(written(file));
    }

    @Test
    void aServiceThatIsAwayIsNamed() throws Exception {
        SampleRequest request = casework.inReview(Right.ACCESS);
        trails.refuses(StandInTrails.IDENTITY, 503);

        Map<String, byte[]> entries = exported(request, SignIn.AUDITOR);

        for (JsonNode services : List.of(
                json.readTree(entries.get("manifest.json")).path("services"),
                json.readTree(entries.get("case-file.json")).path("trail").path("services"))) {
            assertThat(services.findValuesAsText("state")).containsExactly("INTACT", "INTACT", "UNAVAILABLE", "INTACT");
            assertThat(services.path(2).path("service").asText()).isEqualTo(StandInTrails.IDENTITY);
        }
        assertThat(json.readTree(entries.get("manifest.json")).path("intact").asBoolean())
                .isFalse();
        assertThat(text(entries.get("case-file.pdf"))).contains("UNAVAILABLE", "not complete");
    }

    @Test
    void whatSomebodyTamperedWithIsNamedAndShown() throws Exception {
        SampleRequest request = casework.inReview(Right.ACCESS);
        RecordedEntry bad =
                new RecordedEntry(1, Ids.next(), Instant.EPOCH, "no JSON <b> at all", new byte[32], new byte[32]);
        trails.recorded(
                StandInTrails.INTAKE,
                request.id(),
                new CheckedChain(List.of(bad), new BadEntry(request.id(), 1, Flaw.CHANGED)));

        Map<String, byte[]> entries = exported(request, SignIn.AUDITOR);

        JsonNode file = json.readTree(entries.get("case-file.json"));
        assertThat(file.at("/trail/intact").asBoolean()).isFalse();
        assertThat(file.at("/trail/services/1/firstBad/flaw").asText()).isEqualTo("CHANGED");
        assertThat(text(entries.get("case-file.pdf"))).contains("no JSON <b> at all", "TAMPERED");
    }

    @Test
    void onlyWhoAnswersToAuthoritiesExports() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        int before = casework.trail(request).size();

        for (String user : List.of(SignIn.AGENT, SignIn.APPROVER, SignIn.GRIEVANCE_OFFICER)) {
            export(request.firstCase(), user).then().statusCode(403);
        }
        export(request.firstCase(), SignIn.LEGAL).then().statusCode(404);
        export(Ids.next(), SignIn.AUDITOR)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:xiaomi-privacy:problem:not-found"));
        given().get("/api/v1/cases/{id}/case-file", request.firstCase()).then().statusCode(401);

        assertThat(casework.trail(request)).hasSize(before);
    }

    @Test
    void whatIsIsolatedIsExportedByLegalAlone() throws Exception {
        SampleRequest request = casework.refused(casework.inReview(Right.ACCESS));
        database.execute("UPDATE rights_case SET isolated = true WHERE case_id = ?", request.firstCase());
        int before = casework.trail(request).size();

        export(request.firstCase(), SignIn.AUDITOR).then().statusCode(404);
        export(request.firstCase(), SignIn.DPO).then().statusCode(404);
        assertThat(casework.trail(request)).hasSize(before);

        assertThat(exported(request, SignIn.LEGAL)).containsKey("case-file.json");
        assertThat(casework.actions(request).getLast()).isEqualTo("case-file.exported");
    }

    private JsonNode caseFile(SampleRequest request) throws IOException {
        return json.readTree(exported(request, SignIn.AUDITOR).get("case-file.json"));
    }

    private Map<String, byte[]> exported(SampleRequest request, String user) throws IOException {
        Response answer = export(request.firstCase(), user);
        answer.then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"case-file-" + request.firstCase() + ".zip\"");
        return PackageEntries.of(answer.asByteArray());
    }

    private Response export(UUID caseId, String user) {
        return given().auth().oauth2(signIn.staff(user)).get("/api/v1/cases/{id}/case-file", caseId);
    }

    private byte[] written(CaseFile file) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        bundle.write(file, bundle.pdf(file), target);
        return target.toByteArray();
    }

    /** The actions of a service's chain, once all its hashes were computed anew from what the file says alone. */
    private List<String> recomputed(JsonNode trail, String service) throws Exception {
        List<String> actions = new ArrayList<>();
        byte[] before = new byte[32];
        for (JsonNode entry : trail.path("entries")) {
            if (entry.path("service").asText().equals(service)) {
                String content = entry.path("content").asText();
                assertThat(entry.path("position").asInt()).isEqualTo(actions.size() + 1);
                assertThat(sha256(content.getBytes(UTF_8)))
                        .isEqualTo(entry.path("contentDigest").asText());
                before = next(
                        before,
                        UUID.fromString(entry.path("entryId").asText()),
                        Instant.parse(entry.path("recordedAt").asText()),
                        HexFormat.of().parseHex(entry.path("contentDigest").asText()));
                assertThat(HexFormat.of().formatHex(before))
                        .isEqualTo(entry.path("hash").asText());
                actions.add(json.readTree(content).path("action").asText());
            }
        }
        return actions;
    }

    private static List<RecordedEntry> chain(String... actions) throws Exception {
        List<RecordedEntry> entries = new ArrayList<>();
        byte[] hash = new byte[32];
        Instant at = Instant.parse("2026-11-24T09:00:00.000001Z");
        for (String action : actions) {
            String content = "{\"action\":\"" + action + "\",\"actor\":\"system:test\",\"facts\":{}}";
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            UUID entryId = Ids.next();
            hash = next(hash, entryId, at, digest);
            entries.add(new RecordedEntry(entries.size() + 1, entryId, at, content, digest, hash));
            at = at.plus(1, ChronoUnit.MICROS);
        }
        return entries;
    }

    private static byte[] next(byte[] before, UUID entryId, Instant at, byte[] contentDigest) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(before);
        hash.update(ByteBuffer.allocate(24)
                .putLong(entryId.getMostSignificantBits())
                .putLong(entryId.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .array());
        return hash.digest(contentDigest);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
