package com.xiaomi.privacy.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.RunningStack;
import io.minio.BucketExistsArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class S3ServerIT {
    private static final String BUCKET = "intake-quarantine";

    private final MinioClient intake = client(LocalService.INTAKE, LocalCredentials.s3SecretKey(LocalService.INTAKE));
    private final HttpClient browser = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void theBucketsOfAServiceAreThere(LocalService service) throws Exception {
        MinioClient client = client(service, LocalCredentials.s3SecretKey(service));
        for (String bucket : service.buckets()) {
            assertThat(client.bucketExists(
                            BucketExistsArgs.builder().bucket(bucket).build()))
                    .as(bucket)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBucketOfAnAuditTrailIsThereForItsOwnCredential(LocalService service) throws Exception {
        BucketExistsArgs bucket =
                BucketExistsArgs.builder().bucket(service.auditBucket()).build();

        assertThat(client(LocalCredentials.auditAccessKey(service), LocalCredentials.auditSecretKey(service))
                        .bucketExists(bucket))
                .isTrue();
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() ->
                        client(service, LocalCredentials.s3SecretKey(service)).bucketExists(bucket))
                .satisfies(failure -> assertThat(failure.response().code()).isEqualTo(403));
    }

    @Test
    void aPresignedAddressWorksUntilSomebodyChangesIt() throws Exception {
        String upload = presigned(Http.Method.PUT, "upload");
        assertThat(put(upload)).isEqualTo(200);
        assertThat(get(presigned(Http.Method.GET, "upload"))).isEqualTo(200);

        String forAnotherObject = presigned(Http.Method.GET, "upload").replace("/upload?", "/other?");
        assertThat(get(forAnotherObject)).isEqualTo(403);
        assertThat(put(upload.replaceAll("X-Amz-Signature=.", "X-Amz-Signature=x")))
                .isEqualTo(403);
        assertThat(put(upload.replaceAll("X-Amz-Expires=[0-9]+", "X-Amz-Expires=99999")))
                .isEqualTo(403);
    }

    @Test
    void anonymousAccessIsRefused() throws Exception {
        assertThat(put(presigned(Http.Method.PUT, "private"))).isEqualTo(200);

        assertThat(get(RunningStack.get().endpoints().s3Url() + "/" + BUCKET + "/private"))
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void aWrongSecretKeyIsRefused() {
        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(() -> stat(client(LocalService.INTAKE, "wrong")))
                .satisfies(failure -> assertThat(failure.response().code()).isEqualTo(403));
    }

    @Test
    void aServiceDoesNotGetIntoAnothersBucket() throws Exception {
        assertThat(put(presigned(Http.Method.PUT, "foreign"))).isEqualTo(200);

        assertThatExceptionOfType(ErrorResponseException.class)
                .isThrownBy(
                        () -> stat(client(LocalService.CASEWORK, LocalCredentials.s3SecretKey(LocalService.CASEWORK))))
                .satisfies(failure -> assertThat(failure.response().code()).isEqualTo(403));
    }

    private static void stat(MinioClient client) throws Exception {
        client.statObject(
                StatObjectArgs.builder().bucket(BUCKET).object("foreign").build());
    }

    private String presigned(Http.Method method, String object) throws Exception {
        return intake.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(method)
                .bucket(BUCKET)
                .object(object)
                .expiry(60)
                .build());
    }

    private int put(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofString("ciphertext", StandardCharsets.UTF_8))
                .build();
        return browser.send(request, BodyHandlers.discarding()).statusCode();
    }

    private int get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static MinioClient client(LocalService service, String secretKey) {
        return client(LocalCredentials.s3AccessKey(service), secretKey);
    }

    private static MinioClient client(String accessKey, String secretKey) {
        return MinioClient.builder()
                .endpoint(RunningStack.get().endpoints().s3Url().toString())
                .region("us-east-1")
                .credentials(accessKey, secretKey)
                .build();
    }
}
