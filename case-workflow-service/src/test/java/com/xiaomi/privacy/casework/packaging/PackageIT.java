package com.xiaomi.privacy.casework.packaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.testing.Casework;
import com.xiaomi.privacy.casework.testing.CaseworkDatabase;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.PackageEntries;
import com.xiaomi.privacy.casework.testing.PublishedSeal;
import com.xiaomi.privacy.casework.testing.SampleRequest;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.casework.testing.TestClock;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in a package, how it is fetched, and that it goes. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class PackageIT {

    private static final String BUCKET = "casework-packages";
    // The default of rights.casework.max-file-bytes.
    private static final int LARGEST = 50 * 1024 * 1024;
    private static final String DATA = "{\"orders\":[{\"article\":\"=HYPERLINK(1)\",\"amount\":44.99}]}";

    @Inject
    Casework casework;

    @Inject
    CaseworkDatabase database;

    @Inject
    SignIn signIn;

    @Inject
    TestClock clock;

    @Inject
    ObjectStore store;

    @Inject
    ObjectMapper json;

    @Inject
    AuditTrail auditTrail;

    @Inject
    PackageExpiry expiry;

    @Inject
    PackagePlans plans;

    @Inject
    PackageWriter writer;

    @Inject
    DataKeys dataKeys;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aPackageIsReadableInThePersonsLanguageAndSaysWhatTheLawAsksFor() throws IOException {
        Map<String, byte[]> files = PackageEntries.of(download(released(), null).asByteArray());

        String page = text(files.get("index.html"));
        assertThat(page)
                .contains("lang=\"de\"", "Ihre Daten", "To deliver what was bought", "CONTRACT", "carriers")
                .contains("P3Y nach: the order was delivered", "HGB § 257(4)", "SG (standard contractual clauses)")
                .contains("href=\"data/example-connector/orders.json\"");
        try (PDDocument report = Loader.loadPDF(files.get("report.pdf"))) {
            assertThat(new PDFTextStripper().getText(report))
                    .contains("Ihre Daten", "Wo Ihre Daten sind", "HGB § 257(4)");
            assertThat(report.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(report.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        }
        JsonNode source =
                json.readTree(files.get("manifest.json")).path("sources").path(0);
        assertThat(source.at("/processing/0/purpose").asText()).isEqualTo("To deliver what was bought");
        assertThat(source.at("/processing/0/retention/period").asText()).isEqualTo("P3Y");
        assertThat(source.at("/retained/0/ground").asText()).isEqualTo("HGB § 257(4)");
        assertThat(text(files.get("data/example-connector/orders.orders.csv")))
                .isEqualTo("article,amount\r\n'=HYPERLINK(1),44.99\r\n");
    }

    @Test
    void theManifestIsSignedAndNamesTheDigestOfEveryOtherFile() throws IOException, GeneralSecurityException {
        Map<String, byte[]> files = PackageEntries.of(download(released(), null).asByteArray());
        byte[] manifest = files.get("manifest.json");
        JsonNode signature = json.readTree(files.get("manifest.json.signature.json"));

        assertThat(isSigned(manifest, signature)).isTrue();
        byte[] changed = text(manifest).replace("44", "45").getBytes(StandardCharsets.UTF_8);
        assertThat(isSigned(Arrays.equals(changed, manifest) ? new byte[0] : changed, signature))
                .isFalse();
        assertThat(json.readTree(manifest).at("/sources/0/files"))
                .hasSize(3)
                .allSatisfy(
                        file -> assertThat(files).containsKey(file.path("path").asText()));
        assertThat(json.readTree(manifest).at("/sources/0/files/1/madeFrom").asText())
                .isEqualTo("data/example-connector/orders.json");
    }

    @Test
    void theSameContentMakesTheSamePackage() throws IOException {
        SampleRequest request = casework.inReview(Right.ACCESS);
        casework.putFile(casework.granted(request), "orders.json", DATA).statusCode(201);
        PackagePlan plan = answered(plans.of(request.firstCase()).orElseThrow());

        assertThat(written(plan)).isEqualTo(written(plan));
    }

    /** As it is once the systems have answered, when the package is built at once and the plan is gone. */
    private static PackagePlan answered(PackagePlan plan) {
        return new PackagePlan(
                plan.requestId(),
                plan.caseId(),
                plan.dataKeyId(),
                plan.reference(),
                plan.language(),
                plan.country(),
                plan.region(),
                plan.right(),
                plan.law(),
                plan.settledAt(),
                plan.sources().stream()
                        .map(source -> new PackagePlan.Source(
                                source.system(), TaskResult.DONE, null, source.described(), source.files()))
                        .toList(),
                plan.attachmentIds(),
                plan.redactions());
    }

    private byte[] written(PackagePlan plan) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.write(plan, dataKeys.byId(plan.dataKeyId()), target);
        return target.toByteArray();
    }

    @Test
    void theLargestFileThatASystemMaySendIsKept() {
        UUID task = casework.granted(casework.inReview(Right.ACCESS));

        casework.putFile(task, "all.bin", "x".repeat(LARGEST)).statusCode(201);
    }

    @Test
    void aDownloadThatWasCutOffGoesOnWhereItStopped() {
        SampleRequest request = released();
        Response whole = download(request, null);
        byte[] content = whole.asByteArray();
        String tag = whole.header("ETag");
        whole.then().statusCode(200).header("Accept-Ranges", "bytes");

        Response rest = download(request, "bytes=100-");
        rest.then()
                .statusCode(206)
                .header("Content-Range", "bytes 100-" + (content.length - 1) + "/" + content.length)
                .header("ETag", tag);
        assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 100, content.length));
        assertThat(asked(request)
                        .header("Range", "bytes=0-9")
                        .header("If-Range", "\"another\"")
                        .get(path(request))
                        .asByteArray())
                .isEqualTo(content);
        download(request, "bytes=" + content.length + "-")
                .then()
                .statusCode(416)
                .body("type", endsWith(":range-not-satisfiable"));

        assertThat(database.query(
                        "SELECT purpose FROM disclosure WHERE request_id = ? AND purpose = 'PACKAGE_DOWNLOAD'",
                        request.id()))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whenItsTimeIsOverAPackageIsDeletedWithWhatItWasMadeOfAndTheTrailProvesIt() throws IOException {
        SampleRequest request = released();
        List<String> objects = objectsOf(request);
        assertThat(objects).hasSize(2);
        expiry.remove(1000);
        assertThat(objectsOf(request)).isEqualTo(objects);

        clock.advance(Duration.ofDays(32));
        expiry.remove(1000);

        for (String object : objects) {
            assertThat(store.size(BUCKET, object)).isEmpty();
        }
        assertThat(objectsOf(request)).isEmpty();
        String trail = String.join(
                "\n",
                auditTrail.entries(request.id()).stream()
                        .map(AuditTrail.RecordedEntry::content)
                        .toList());
        assertThat(trail).contains("package.deleted", "task.file-deleted").contains(objects);
        casework.full(request.firstCase()).then().body("package", nullValue());
        assertThat(auditTrail.firstBadEntry(request.id())).isEmpty();
        expiry.remove(1000);
    }

    @Test
    void aPackageThatIsNotReleasedBecauseThePersonWithdrewGoesAtOnce() throws IOException {
        SampleRequest request = packed();
        List<String> objects = objectsOf(request);
        casework.asPerson(request, "withdrawal", null, Map.of()).statusCode(204);

        expiry.remove(1000);

        for (String object : objects) {
            assertThat(store.size(BUCKET, object)).isEmpty();
        }
        assertThat(objectsOf(request)).isEmpty();
    }

    private SampleRequest packed() {
        SampleRequest request = casework.inReview(Right.ACCESS);
        UUID task = casework.granted(request);
        casework.putFile(task, "orders.json", DATA).statusCode(201);
        casework.settle(task, Map.of("result", "DONE")).statusCode(200);
        casework.awaitState(request.firstCase(), CaseState.AWAITING_RELEASE);
        return request;
    }

    private SampleRequest released() {
        SampleRequest request = packed();
        casework.command(request.firstCase(), "release", SignIn.APPROVER, Map.of())
                .statusCode(200)
                .body("outcome", equalTo("FULFILLED"));
        return request;
    }

    private List<String> objectsOf(SampleRequest request) {
        return database.query(
                "SELECT object FROM case_package WHERE case_id = ? UNION ALL SELECT f.object FROM task_file f"
                        + " JOIN fulfilment_task t ON t.task_id = f.task_id WHERE t.case_id = ?",
                request.firstCase(),
                request.firstCase());
    }

    private Response download(SampleRequest request, String range) {
        RequestSpecification asked = asked(request);
        if (range != null) {
            asked.header("Range", range);
        }
        return asked.get(path(request));
    }

    private RequestSpecification asked(SampleRequest request) {
        return given().auth()
                .oauth2(signIn.pass(request))
                .header("Identity-Proof", signIn.proof(request.id(), VerificationPurpose.PACKAGE_DOWNLOAD))
                .cookie(
                        SignIn.BROWSER.cookie(true).getName(),
                        SignIn.BROWSER.cookie(true).getValue());
    }

    private static String path(SampleRequest request) {
        return "/api/v1/requests/" + request.reference() + "/package";
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static boolean isSigned(byte[] content, JsonNode signature) throws GeneralSecurityException {
        return PublishedSeal.signed(
                content,
                signature.path("keyId").asText(),
                signature.path("signature").asText());
    }
}
