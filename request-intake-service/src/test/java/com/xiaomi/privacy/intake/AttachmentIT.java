package com.xiaomi.privacy.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import com.xiaomi.privacy.intake.IntakeTopics.Written;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person adds files to a request: announce, upload straight to the store, complete, download. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(ScannerGate.class)
class AttachmentIT {

    private static final byte[] PNG = Uploads.PNG;
    private static final String NAME = "Bildschirm foto \"1\".png";

    private Accepted request;

    @Inject
    IntakeTopics topics;

    @Inject
    IntakeDatabase database;

    @Inject
    ObjectStore store;

    @Inject
    IntakeConfig config;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void takeIn() {
        request = IntakeCalls.accepted(new SampleSubmission());
    }

    @Test
    void aFileThatPassesIsKeptEncryptedAndCanBeDownloadedByItsOwner() throws Exception {
        String id = uploaded(NAME, "image/png", PNG);

        complete(id)
                .then()
                .statusCode(200)
                .body("attachmentId", equalTo(id))
                .body("fileName", equalTo(NAME))
                .body("mediaType", equalTo("image/png"))
                .body("sizeBytes", equalTo(PNG.length))
                .body("state", equalTo("STORED"))
                .body("scanned", equalTo(ScannerGate.hasScanner()))
                .body("sentSha256", equalTo(sha256(PNG)))
                .body("sha256", equalTo(sha256(PNG)));

        Response download = request.asRequester().get(request.path("/attachments/" + id));
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.asByteArray()).isEqualTo(PNG);
        assertThat(download.contentType()).startsWith("image/png");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''Bildschirm%20foto%20%221%22.png");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.header("Cache-Control")).isEqualTo("no-store");
        assertThat(inQuarantine(id)).isFalse();
        String object = database.texts("SELECT object FROM attachment WHERE attachment_id = '" + id + "'")
                .getFirst();
        byte[] atRest = store.get(config.cleanBucket(), object).readAllBytes();
        assertThat(new String(atRest, StandardCharsets.ISO_8859_1)).doesNotContain("PNG");
    }

    @Test
    void aTextComesBackWithTheNameOfItsLetters() throws Exception {
        byte[] text = "Grüße".getBytes(StandardCharsets.UTF_8);
        String id = uploaded("brief.txt", "text/plain", text);
        complete(id).then().statusCode(200);

        Response download = request.asRequester().get(request.path("/attachments/" + id));

        assertThat(download.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(download.asByteArray()).isEqualTo(text);
    }

    @Test
    void aStoredFileIsToldToTheOtherServicesAndShownInTheStatus() throws Exception {
        String id = uploaded(NAME, "image/png", PNG);
        complete(id).then().statusCode(200);

        await().until(() -> topics.written(request.requestId()).size() == 2);
        Written event = topics.written(request.requestId()).getLast();
        assertThat(event.type()).isEqualTo("com.xiaomi.privacy.request.attachment-stored.v1");
        JsonNode data = event.data(json);
        assertThat(data.path("attachmentId").textValue()).isEqualTo(id);
        assertThat(data.path("mediaType").textValue()).isEqualTo("image/png");
        assertThat(data.path("sizeBytes").longValue()).isEqualTo(PNG.length);
        assertThat(data.path("scanned").booleanValue()).isEqualTo(ScannerGate.hasScanner());
        request.asRequester()
                .get(request.path(""))
                .then()
                .body("attachments[0].attachmentId", equalTo(id))
                .body("attachments[0].fileName", equalTo(NAME))
                .body("attachments[0].state", equalTo("STORED"))
                .body("timeline[1].code", equalTo("ATTACHMENT_STORED"));
    }

    @Test
    void completingAgainAlsoManyTimesAtOnceGivesTheSameAnswerAndOneEvent() throws Exception {
        String id = uploaded(NAME, "image/png", PNG);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = threads.invokeAll(IntStream.range(0, 5)
                    .<Callable<Response>>mapToObj(i -> () -> complete(id))
                    .toList());
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.resultNow().statusCode())
                            .as(answer.resultNow().asString())
                            .isEqualTo(200));
            assertThat(answers.stream()
                            .map(answer -> answer.resultNow().asString())
                            .distinct())
                    .hasSize(1);
        }

        assertThat(database.count("SELECT count(*) FROM timeline_entry WHERE code = 'ATTACHMENT_STORED'"
                        + " AND request_id = '" + request.requestId() + "'"))
                .isEqualTo(1);
        assertThat(request.asRequester().get(request.path("/attachments/" + id)).asByteArray())
                .isEqualTo(PNG);
    }

    @Test
    void aFileCanBeSentThroughTheServiceToo() {
        Response announced = announce(NAME, "image/png", PNG.length);
        String id = announced.path("attachmentId");

        Uploads.put(request, announced, "image/png", PNG).then().statusCode(204);
        // Again, as after a broken connection.
        Uploads.put(request, announced, "image/png", PNG).then().statusCode(204);

        complete(id).then().statusCode(200).body("state", equalTo("STORED"));
        assertThat(request.asRequester().get(request.path("/attachments/" + id)).asByteArray())
                .isEqualTo(PNG);
        problem(Uploads.put(request, announced, "image/png", PNG), 409, "file-missing", "file");
    }

    @Test
    void whatAPictureTellsBeyondWhatCanBeSeenIsNotKept() throws Exception {
        byte[] place = "Comment\0taken at 48.8584N 2.2945E".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update("tEXt".getBytes(StandardCharsets.US_ASCII));
        crc.update(place);
        byte[] telling = ByteBuffer.allocate(PNG.length + 12 + place.length)
                .put(PNG, 0, 33)
                .putInt(place.length)
                .put("tEXt".getBytes(StandardCharsets.US_ASCII))
                .put(place)
                .putInt((int) crc.getValue())
                .put(PNG, 33, PNG.length - 33)
                .array();
        String id = uploaded(NAME, "image/png", telling);

        complete(id)
                .then()
                .statusCode(200)
                .body("sizeBytes", equalTo(PNG.length))
                .body("sentSha256", equalTo(sha256(telling)))
                .body("sha256", equalTo(sha256(PNG)));

        assertThat(request.asRequester().get(request.path("/attachments/" + id)).asByteArray())
                .isEqualTo(PNG);
    }

    @Test
    void aPartOfAFileCanBeDownloaded() throws Exception {
        byte[] text = "Sehr geehrte Damen und Herren,\n".repeat(80_000).getBytes(StandardCharsets.US_ASCII);
        String id = uploaded("brief.txt", "text/plain", text);
        complete(id).then().statusCode(200);

        assertPart(id, "bytes=0-9", text, 0, 10);
        // Over the border of two encrypted segments.
        assertPart(id, "bytes=1048000-1050000", text, 1_048_000, 1_050_001);
        assertPart(id, "bytes=2400000-", text, 2_400_000, text.length);
        assertPart(id, "bytes=-7", text, text.length - 7, text.length);
        problem(download(id, "bytes=" + text.length + "-"), 416, "range-not-satisfiable", null);
        // May be ignored: several parts, nonsense, another version of the file.
        assertThat(download(id, "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(download(id, "lines=1-2").asByteArray()).isEqualTo(text);
        assertThat(request.asRequester()
                        .header("Range", "bytes=0-1")
                        .header("If-Range", "\"another\"")
                        .get(request.path("/attachments/" + id))
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertPart(String id, String range, byte[] whole, int first, int end) {
        Response part = download(id, range);
        assertThat(part.statusCode()).as(range).isEqualTo(206);
        assertThat(part.asByteArray()).as(range).isEqualTo(Arrays.copyOfRange(whole, first, end));
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + first + "-" + (end - 1) + "/" + whole.length);
        assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(part.header("Content-Disposition")).startsWith("attachment;");
    }

    private Response download(String id, String range) {
        return request.asRequester().header("Range", range).get(request.path("/attachments/" + id));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void aFileThatWasNotUploadedIsMissing() {
        String id = announce(NAME, "image/png", PNG.length).path("attachmentId");

        problem(complete(id), 409, "file-missing", "file");
        problem(request.asRequester().get(request.path("/attachments/" + id)), 404, "not-found", null);
    }

    @Test
    void theFilesOfAnotherRequestDoNotExistForThisPerson() throws Exception {
        String id = uploaded(NAME, "image/png", PNG);
        complete(id).then().statusCode(200);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());

        problem(other.asRequester().get(request.path("/attachments/" + id)), 404, "not-found", null);
        problem(other.asRequester().get(other.path("/attachments/" + id)), 404, "not-found", null);
        problem(other.asRequester().post(other.path("/attachments/" + id + "/complete")), 404, "not-found", null);
        problem(other.asRequester().delete(other.path("/attachments/" + id)), 404, "not-found", null);
        problem(
                other.asRequester()
                        .contentType("image/png")
                        .body(PNG)
                        .put(other.path("/attachments/" + id + "/content")),
                404,
                "not-found",
                null);
        problem(given().get(request.path("/attachments/" + id)), 401, "authentication-required", null);
    }

    private boolean inQuarantine(String id) throws IOException {
        return store.size(config.quarantineBucket(), id).isPresent();
    }

    private String uploaded(String fileName, String mediaType, byte[] content) throws Exception {
        return Uploads.sent(request, fileName, mediaType, content);
    }

    private Response announce(String fileName, String mediaType, long sizeBytes) {
        return Uploads.announce(request, fileName, mediaType, sizeBytes);
    }

    private Response complete(String id) {
        return Uploads.complete(request, id);
    }

    private static void problem(Response response, int status, String slug, String field) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
        if (field != null) {
            assertThat(response.<List<String>>path("errors.field")).contains(field);
        }
    }
}
