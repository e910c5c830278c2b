package com.xiaomi.privacy.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.xiaomi.privacy.localstack.process.Ports;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CephServerIT {

    @TempDir
    Path folder;

    @BeforeAll
    static void needCeph() {
        assumeTrue(CephServer.isInstalled(), "Ceph is not installed");
    }

    @Test
    void itRefusesToDeleteWhatIsLocked() throws Exception {
        try (CephServer server = server()) {
            server.start();
            MinioClient client = MinioClient.builder()
                    .endpoint(server.url().toString())
                    .region(CephServer.REGION)
                    .credentials(CephServer.ACCESS_KEY, CephServer.SECRET_KEY)
                    .build();
            client.makeBucket(
                    MakeBucketArgs.builder().bucket("locked").objectLock(true).build());
            byte[] content = "kept".getBytes(StandardCharsets.UTF_8);
            String version = client.putObject(PutObjectArgs.builder()
                            .bucket("locked")
                            .object("kept")
                            .data(content, content.length)
                            .retention(new Retention(
                                    RetentionMode.COMPLIANCE,
                                    ZonedDateTime.now(ZoneOffset.UTC).plusDays(1)))
                            .build())
                    .versionId();

            assertThatExceptionOfType(ErrorResponseException.class)
                    .isThrownBy(() -> client.removeObject(RemoveObjectArgs.builder()
                            .bucket("locked")
                            .object("kept")
                            .versionId(version)
                            .build()))
                    .satisfies(failure -> assertThat(failure.response().code()).isEqualTo(403));
        }
    }

    private CephServer server() {
        try (Ports ports = new Ports()) {
            return new CephServer(
                    folder.resolve("ceph"),
                    folder.resolve("logs"),
                    ports.take(0, "Ceph's monitor"),
                    ports.take(0, "Ceph's S3"));
        }
    }
}
