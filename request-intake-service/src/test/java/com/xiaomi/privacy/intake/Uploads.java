package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.intake.IntakeCalls.Accepted;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** How a front end sends files. */
final class Uploads {

    /** One black pixel. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String BOUNDARY = "a-boundary-that-no-file-holds";

    private Uploads() {}

    static Response announce(Accepted request, String fileName, String mediaType, long sizeBytes) {
        return announce(request, Map.of("fileName", fileName, "mediaType", mediaType, "sizeBytes", sizeBytes));
    }

    static Response announce(Accepted request, Map<String, Object> body) {
        return request.asRequester().contentType("application/json").body(body).post(request.path("/attachments"));
    }

    /** Announces a file and sends it straight to the store; returns the attachment's id. */
    static String sent(Accepted request, String fileName, String mediaType, byte[] content) throws Exception {
        Response announced = announce(request, fileName, mediaType, content.length);
        announced.then().statusCode(201);
        HttpResponse<String> answer = post(announced, Map.of(), content);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return announced.path("attachmentId");
    }

    /** Sends the form of an announcement, with other values for some of its fields. */
    static HttpResponse<String> post(Response announced, Map<String, String> otherFields, byte[] content)
            throws IOException, InterruptedException {
        Map<String, String> fields = new HashMap<>(announced.path("upload.fields"));
        fields.putAll(otherFields);
        HttpRequest form = HttpRequest.newBuilder(URI.create(announced.path("upload.url")))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(fields, content)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(form, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Sends a file through the service. */
    static Response put(Accepted request, Response announced, String mediaType, byte[] content) {
        return request.asRequester().contentType(mediaType).body(content).put(announced.<String>path("contentPath"));
    }

    static Response complete(Accepted request, String id) {
        return request.asRequester().post(request.path("/attachments/" + id + "/complete"));
    }

    private static byte[] form(Map<String, String> fields, byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            write(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                            .formatted(BOUNDARY, field.getKey(), field.getValue()));
        }
        write(
                body,
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n".formatted(BOUNDARY));
        body.write(content);
        write(body, "\r\n--%s--\r\n".formatted(BOUNDARY));
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
