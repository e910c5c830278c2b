package com.xiaomi.privacy.foundation.objects;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The few things this house does with an S3 store, by the MinIO client. Object names are ids, never personal data. */
@ApplicationScoped
public class ObjectStore {

    private static final String NO_SUCH_KEY = "NoSuchKey";

    private final ObjectStoreConfig config;
    private MinioClient client;

    ObjectStore(ObjectStoreConfig config) {
        this.config = config;
    }

    @PostConstruct
    void connect() {
        client = MinioClient.builder()
                .endpoint(
                        config.endpoint().orElseThrow(() -> missing("endpoint")).toString())
                .region(config.region())
                .credentials(
                        config.accessKey().orElseThrow(() -> missing("access-key")),
                        config.secretKey().orElseThrow(() -> missing("secret-key")))
                .build();
    }

    /** A URL to which anyone who has it can PUT one object until it expires. */
    public URI presignedPut(String bucket, String object, Duration validity) throws IOException {
        return presigned(Http.Method.PUT, bucket, object, validity);
    }

    /** A URL from which anyone who has it can GET one object until it expires. */
    public URI presignedGet(String bucket, String object, Duration validity) throws IOException {
        return presigned(Http.Method.GET, bucket, object, validity);
    }

    /** Stores a file as an object. */
    public void put(String bucket, String object, Path file, String mediaType) throws IOException {
        long size = Files.size(file);
        try (InputStream content = Files.newInputStream(file)) {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(object).stream(content, size, -1L)
                    .contentType(mediaType)
                    .build());
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    /** Opens an object; the caller closes the stream. */
    public InputStream get(String bucket, String object) throws IOException {
        try {
            return client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(object).build());
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    /** The size of an object in bytes; empty if there is none. */
    public OptionalLong size(String bucket, String object) throws IOException {
        try {
            return OptionalLong.of(client.statObject(StatObjectArgs.builder()
                            .bucket(bucket)
                            .object(object)
                            .build())
                    .size());
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_SUCH_KEY)) {
                return OptionalLong.empty();
            }
            throw new ObjectStoreFailure(e);
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    /** Deletes an object; does nothing if there is none. */
    public void delete(String bucket, String object) throws IOException {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(object).build());
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    private URI presigned(Http.Method method, String bucket, String object, Duration validity) throws IOException {
        try {
            return URI.create(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(bucket)
                    .object(object)
                    .expiry((int) validity.toSeconds(), TimeUnit.SECONDS)
                    .build()));
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    private static IllegalStateException missing(String property) {
        return new IllegalStateException("set rights.s3." + property);
    }

    /** The store did not do what was asked; trying again can help. */
    public static final class ObjectStoreFailure extends IOException {
        private static final long serialVersionUID = 1L;

        ObjectStoreFailure(MinioException cause) {
            super("object store: " + cause.getClass().getSimpleName(), cause);
        }
    }
}
