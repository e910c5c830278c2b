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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person adds files to a request: announce, upload straight to the store, complete, download. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class AttachmentIT {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
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
                .body("state", equalTo("STORED"));

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
    void aFileThatWasNotUploadedIsMissing() {
        String id = announce(NAME, "image/png", PNG.length).path("attachmentId");

        problem(complete(id), 409, "file-missing", "file");
        problem(request.asRequester().get(request.path("/attachments/" + id)), 404, "not-found", null);
    }

    @Test
    void aFileOfAnotherTypeThanAnnouncedIsRejectedAndNothingOfItIsKept() throws Exception {
        assertRejected(uploaded("picture.jpg", "image/jpeg", PNG));
    }

    @Test
    void aFileOfATypeThatIsNotAllowedIsRejectedWhateverItCallsItself() throws Exception {
        assertRejected(uploaded(
                "notes.txt", "text/plain", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)));
        assertRejected(uploaded("picture.png", "image/png", new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5}));
    }

    @Test
    void aFileLargerThanAnnouncedOrEmptyIsRejected() throws Exception {
        assertRejected(uploadedAs(PNG.length - 1, "image/png", PNG));
        assertRejected(uploadedAs(10, "text/plain", new byte[0]));
    }

    @Test
    void aFileThatCannotPassIsRefusedBeforeItIsUploaded() {
        Map<String, Long> before = database.rowCounts();

        problem(announce("a.exe", "application/x-msdownload", 10), 422, "file-rejected", "mediaType");
        problem(announce("a.png", "image/png", 20 * 1024 * 1024 + 1), 422, "validation-failed", "sizeBytes");
        problem(announce("a.png", "image/png", 0), 422, "validation-failed", "sizeBytes");
        problem(announce("../a.png", "image/png", 10), 422, "validation-failed", "fileName");
        problem(announce("a\r\nb.png", "image/png", 10), 422, "validation-failed", "fileName");

        assertThat(database.rowCounts()).isEqualTo(before);
    }

    @Test
    void theEleventhFileIsRefused() {
        IntStream.range(0, 10)
                .forEach(i -> announce(i + ".png", "image/png", 10).then().statusCode(201));

        problem(announce("eleventh.png", "image/png", 10), 422, "validation-failed", "attachments");
    }

    @Test
    void theFilesOfAnotherRequestDoNotExistForThisPerson() throws Exception {
        String id = uploaded(NAME, "image/png", PNG);
        complete(id).then().statusCode(200);
        Accepted other = IntakeCalls.accepted(new SampleSubmission());

        problem(other.asRequester().get(request.path("/attachments/" + id)), 404, "not-found", null);
        problem(other.asRequester().get(other.path("/attachments/" + id)), 404, "not-found", null);
        problem(other.asRequester().post(other.path("/attachments/" + id + "/complete")), 404, "not-found", null);
        problem(given().get(request.path("/attachments/" + id)), 401, "authentication-required", null);
    }

    private void assertRejected(String id) throws IOException {
        long events = topics.written(request.requestId()).size();

        problem(complete(id), 422, "file-rejected", "file");
        problem(complete(id), 422, "file-rejected", "file");

        assertThat(inQuarantine(id)).isFalse();
        assertThat(database.texts(
                        "SELECT state || coalesce(object, '') FROM attachment WHERE attachment_id = '" + id + "'"))
                .containsExactly("REJECTED");
        assertThat(topics.written(request.requestId())).hasSize(Math.toIntExact(Math.max(events, 1)));
    }

    private boolean inQuarantine(String id) throws IOException {
        return store.size(config.quarantineBucket(), id).isPresent();
    }

    private String uploaded(String fileName, String mediaType, byte[] content) throws Exception {
        return upload(announce(fileName, mediaType, content.length), content);
    }

    private String uploadedAs(long announcedSize, String mediaType, byte[] content) throws Exception {
        return upload(announce("file", mediaType, announcedSize), content);
    }

    private static String upload(Response announced, byte[] content) throws Exception {
        announced.then().statusCode(201).body("upload.method", equalTo("PUT"));
        HttpRequest put = HttpRequest.newBuilder(URI.create(announced.path("upload.url")))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(content, content.length)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(put, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        return announced.path("attachmentId");
    }

    private Response announce(String fileName, String mediaType, long sizeBytes) {
        return request.asRequester()
                .contentType("application/json")
                .body(Map.of("fileName", fileName, "mediaType", mediaType, "sizeBytes", sizeBytes))
                .post(request.path("/attachments"));
    }

    private Response complete(String id) {
        return request.asRequester().post(request.path("/attachments/" + id + "/complete"));
    }

    private static void problem(Response response, int status, String slug, String field) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.<String>path("type")).isEqualTo("urn:xiaomi-privacy:problem:" + slug);
        if (field != null) {
            assertThat(response.<List<String>>path("errors.field")).contains(field);
        }
    }
}
