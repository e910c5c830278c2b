package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that must not get in, and uploads that break off. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class BadUploadIT {

    private static final byte[] PNG = Uploads.PNG;
    private static final int TWENTY_ONE_MB = 21_000_000;
    // In two parts, so that no scanner of a developer's machine takes this for the test file.
    private static final String MALWARE =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private Accepted request;

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectStore store;

    @Inject
    IntakeConfig config;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(new SampleSubmission());
    }

    @AfterEach
    void bringTheScannerBack() {
        ScannerGate.setOpen(true);
    }

    @Test
    void aFileThatCannotPassIsRefusedBeforeItIsUploaded() {
        Map<String, Long> before = database.rowCounts();

        problem(announce("a.exe", "application/x-msdownload", 10), 422, "file-rejected", "mediaType");
        problem(announce("a.zip", "application/zip", 10), 422, "file-rejected", "mediaType");
        problem(announce("a.png", "image/png", 20 * 1024 * 1024 + 1), 422, "validation-failed", "sizeBytes");
        problem(announce("a.png", "image/png", TWENTY_ONE_MB), 422, "validation-failed", "sizeBytes");
        problem(announce("a.png", "image/png", 0), 422, "validation-failed", "sizeBytes");
        problem(announce("../a.png", "image/png", 10), 422, "validation-failed", "fileName");
        problem(announce("a\r\nb.png", "image/png", 10), 422, "validation-failed", "fileName");
        problem(announce("a.png.exe", "image/png", 10), 422, "file-rejected", "fileName");
        problem(announce("a.jpg", "image/png", 10), 422, "file-rejected", "fileName");
        problem(announce("a", "text/plain", 10), 422, "file-rejected", "fileName");
        problem(announceWithChecksum("abc"), 422, "validation-failed", "sha256");

        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @Test
    void theEleventhFileIsRefusedUntilOneIsTakenBack() {
        List<String> ids = IntStream.range(0, 10)
                .mapToObj(i -> announce(i + ".png", "image/png", 10).<String>path("attachmentId"))
                .toList();

        problem(announce("eleventh.png", "image/png", 10), 422, "validation-failed", "attachments");

        request.asRequester()
                .delete(request.path("/attachments/" + ids.getFirst()))
                .then()
                .statusCode(204);
        announce("eleventh.png", "image/png", 10).then().statusCode(201);
    }

    @Test
    void theStoreItselfRefusesAnotherSizeTypeOrPlaceThanAnnounced() throws Exception {
        Response announced = announce("a.png", "image/png", PNG.length);
        String id = announced.path("attachmentId");

        assertThat(Uploads.post(announced, Map.of(), new byte[0]).statusCode()).isBetween(400, 403);
        assertThat(Uploads.post(announced, Map.of(), Arrays.copyOf(PNG, PNG.length - 1))
                        .statusCode())
                .isBetween(400, 403);
        assertThat(Uploads.post(announced, Map.of(), new byte[TWENTY_ONE_MB]).statusCode())
                .isBetween(400, 413);
        assertThat(Uploads.post(announced, Map.of("Content-Type", "text/html"), PNG)
                        .statusCode())
                .isBetween(400, 403);
        assertThat(Uploads.post(announced, Map.of("key", "elsewhere"), PNG).statusCode())
                .isBetween(400, 403);

        assertThat(inQuarantine(id)).isFalse();
        assertThat(inQuarantine("elsewhere")).isFalse();
        problem(Uploads.complete(request, id), 409, "file-missing", "file");
        assertThat(Uploads.post(announced, Map.of(), PNG).statusCode()).isBetween(200, 204);
        Uploads.complete(request, id).then().statusCode(200);
    }

    @Test
    void whatTheStoreLetThroughIsMeasuredAgain() throws Exception {
        // As if the store's conditions did not exist.
        assertRejected(inQuarantine(PNG.length - 1, "image/png", PNG));
        assertRejected(inQuarantine(PNG.length + 1, "image/png", PNG));
        String empty = announce("a.txt", "text/plain", 10).path("attachmentId");
        store.put(config.quarantineBucket(), empty, new ByteArrayInputStream(new byte[0]), 0);
        assertRejected(empty);
    }

    @Test
    void aFileWithAnotherChecksumThanAnnouncedIsRejected() throws Exception {
        Response announced = announceWithChecksum("00".repeat(32));
        Uploads.post(announced, Map.of(), PNG);

        assertRejected(announced.path("attachmentId"));
    }

    @Test
    void aRenamedExecutableOrPageIsRejectedWhateverItCallsItself() throws Exception {
        byte[] executable = Arrays.copyOf(new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5}, 4096);
        assertRejected(sent("picture.png", "image/png", executable));
        assertRejected(sent("notes.txt", "text/plain", executable));
        assertRejected(sent(
                "notes.txt", "text/plain", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
        assertRejected(sent("picture.jpg", "image/jpeg", PNG));
    }

    @Test
    void aTruncatedPictureIsRejected() throws Exception {
        assertRejected(sent("a.png", "image/png", Arrays.copyOf(PNG, PNG.length - 6)));
    }

    @Test
    void aPictureThatWouldUnpackToGigabytesIsRejected() throws Exception {
        byte[] bomb = PNG.clone();
        ByteBuffer header = ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());

        assertRejected(sent("a.png", "image/png", bomb));
    }

    @Test
    void anArchiveThatWouldUnpackToGigabytesIsNeverUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
        }

        assertRejected(sent("a.pdf", "application/pdf", bomb.toByteArray()));
    }

    @Test
    void binaryTextIsRejected() throws Exception {
        assertRejected(
                sent("a.txt", "text/plain", ("fine\n".repeat(20_000) + "a\0b").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void malwareIsRejected() throws Exception {
        assumeTrue(ScannerGate.hasScanner(), "ClamAV is not installed");

        assertRejected(sent("a.txt", "text/plain", MALWARE.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void withoutItsScannerNothingIsKeptAndTheUploadWaits() throws Exception {
        assumeTrue(ScannerGate.hasScanner(), "ClamAV is not installed");
        String id = sent("a.png", "image/png", PNG);
        ScannerGate.setOpen(false);

        Response answer = Uploads.complete(request, id);

        problem(answer, 503, "temporarily-unavailable", null);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(state(id)).isEqualTo("AWAITING_UPLOAD");
        assertThat(inQuarantine(id)).isTrue();
        ScannerGate.setOpen(true);
        Uploads.complete(request, id).then().statusCode(200);
    }

    @Test
    void headersThatAreNotWhatWasAnnouncedAreRefusedBeforeAByteIsRead() throws Exception {
        Response announced = announce("a.png", "image/png", PNG.length);
        String put = "PUT " + announced.path("contentPath") + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + request.pass() + "\r\n";

        // No byte of the body is ever sent, and the server closes.
        assertThat(conversation(put + "Content-Type: image/png\r\nContent-Length: " + TWENTY_ONE_MB + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("payload-too-large");
        assertThat(conversation(put + "Content-Type: image/png\r\nContent-Length: 3\r\n\r\n"))
                .startsWith("HTTP/1.1 422 ")
                .contains("file-rejected");
        assertThat(conversation(put + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ")
                .contains("length-required");
        assertThat(conversation(put + "Content-Type: text/html\r\nContent-Length: " + PNG.length + "\r\n\r\n"))
                .startsWith("HTTP/1.1 415 ")
                .contains("unsupported-media-type");
        assertThat(inQuarantine(announced.path("attachmentId"))).isFalse();
    }

    @Test
    void ofAnUploadThatBreaksOffHalfWayNothingIsLeft() throws Exception {
        byte[] text = "Sehr geehrte Damen und Herren,\n".repeat(30_000).getBytes(StandardCharsets.US_ASCII);
        Response announced = announce("a.txt", "text/plain", text.length);
        String id = announced.path("attachmentId");
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(("PUT " + announced.path("contentPath")
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
                                    + text.length + "\r\nAuthorization: Bearer " + request.pass() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(text, 0, text.length / 2);
        }

        problem(Uploads.complete(request, id), 409, "file-missing", "file");
        // The server may notice a little later that nobody is there any more.
        await().during(Duration.ofMillis(500)).until(() -> !inQuarantine(id));
        Uploads.put(request, announced, "text/plain", text).then().statusCode(204);
        Uploads.complete(request, id).then().statusCode(200);
    }

    private static String conversation(String head) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    }

    private void assertRejected(String id) throws IOException {
        problem(Uploads.complete(request, id), 422, "file-rejected", "file");
        problem(Uploads.complete(request, id), 422, "file-rejected", "file");

        assertThat(inQuarantine(id)).isFalse();
        assertThat(state(id)).isEqualTo("REJECTED");
        assertThat(database.count("SELECT count(*) FROM attachment WHERE attachment_id = '" + id
                        + "' AND object IS NULL AND wrapped_content_key IS NULL AND data_key_id IS NULL"))
                .isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM timeline_entry WHERE code = 'ATTACHMENT_STORED'"
                        + " AND request_id = '" + request.requestId() + "'"))
                .isZero();
    }

    private String inQuarantine(long announcedSize, String mediaType, byte[] content) throws IOException {
        String id = announce("file.png", mediaType, announcedSize).path("attachmentId");
        store.put(config.quarantineBucket(), id, new ByteArrayInputStream(content), content.length);
        return id;
    }

    private boolean inQuarantine(String id) throws IOException {
        return store.size(config.quarantineBucket(), id).isPresent();
    }

    private String state(String id) {
        return database.texts("SELECT state FROM attachment WHERE attachment_id = '" + id + "'")
                .getFirst();
    }

    private String sent(String fileName, String mediaType, byte[] content) throws Exception {
        return Uploads.sent(request, fileName, mediaType, content);
    }

    private Response announce(String fileName, String mediaType, long sizeBytes) {
        return Uploads.announce(request, fileName, mediaType, sizeBytes);
    }

    private Response announceWithChecksum(String sha256) {
        return Uploads.announce(
                request,
                Map.of("fileName", "a.png", "mediaType", "image/png", "sizeBytes", PNG.length, "sha256", sha256));
    }

    private static void problem(Response response, int status, String slug, String field) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
        if (field != null) {
            assertThat(response.<List<String>>path("errors.field")).contains(field);
        }
    }
}
