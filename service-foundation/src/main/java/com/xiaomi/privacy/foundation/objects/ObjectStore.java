package com.xiaomi.privacy.foundation.objects;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.PostPolicy;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The few things this house does with an S3 store, by the MinIO client. Object names are ids, never personal data. */
@ApplicationScoped
public class ObjectStore {

    private static final String NO_SUCH_KEY = "NoSuchKey";

    private static final String CONTENT_TYPE = "Content-Type";
    // Some stores take no more than this in one signed part.
    private static final long ONE_PART = 32L * 1024 * 1024;
    private static final Duration STREAM_VALIDITY = Duration.ofMinutes(1);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final ObjectStoreConfig config;
    private MinioClient client;

    ObjectStore(ObjectStoreConfig config) {
        this.config = config;
    }

    @PostConstruct
    void connect() {
        client = MinioClient.builder()
                .endpoint(endpoint().toString())
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

    /**
     * A form with which anyone who has it can POST one object until it expires, of exactly this size and type: the store
     * itself refuses any other.
     *
     * @param expiresAt UTC
     */
    public UploadForm uploadForm(String bucket, String object, String mediaType, long sizeBytes, Instant expiresAt)
            throws IOException {
        PostPolicy policy = new PostPolicy(bucket, expiresAt.atZone(ZoneOffset.UTC));
        policy.addEqualsCondition("key", object);
        policy.addEqualsCondition(CONTENT_TYPE, mediaType);
        policy.addContentLengthRangeCondition(sizeBytes, sizeBytes);
        try {
            Map<String, String> fields = new TreeMap<>(client.getPresignedPostFormData(policy));
            fields.put("key", object);
            fields.put(CONTENT_TYPE, mediaType);
            return new UploadForm(endpoint().resolve("/" + bucket), fields);
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    /** A URL from which anyone who has it can GET one object until it expires. */
    public URI presignedGet(String bucket, String object, Duration validity) throws IOException {
        return presigned(Http.Method.GET, bucket, object, validity);
    }

    /** Stores a file as an object. */
    public void put(String bucket, String object, Path file, String mediaType) throws IOException {
        UploadObjectArgs.Builder upload =
                UploadObjectArgs.builder().bucket(bucket).object(object).contentType(mediaType);
        // In one part the client streams from the file; of several it holds each in memory.
        boolean small = Files.size(file) <= ONE_PART;
        try {
            client.uploadObject(
                    (small ? upload.filename(file.toString(), ONE_PART) : upload.filename(file.toString())).build());
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        }
    }

    /**
     * Streams an object in, with a few kilobytes of memory. If the content ends too early, nothing is stored.
     *
     * @param sizeBytes exactly
     */
    public void put(String bucket, String object, InputStream content, long sizeBytes) throws IOException {
        // The client would hold the whole content in memory.
        HttpURLConnection connection = (HttpURLConnection)
                presignedPut(bucket, object, STREAM_VALIDITY).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(sizeBytes);
        try (OutputStream target = connection.getOutputStream()) {
            content.transferTo(target);
        }
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new ObjectStoreFailure(status);
        }
        connection.getInputStream().close();
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

    /** Opens a part of an object; the caller closes the stream. */
    public InputStream get(String bucket, String object, long first, long length) throws IOException {
        try {
            return client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(object)
                    .offset(first)
                    .length(length)
                    .build());
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

    private URI endpoint() {
        return config.endpoint().orElseThrow(() -> missing("endpoint"));
    }

    private static IllegalStateException missing(String property) {
        return new IllegalStateException("set rights.s3." + property);
    }

    /**
     * A form for an upload by {@code multipart/form-data}.
     *
     * @param fields to be sent before the file itself, which is the field {@code file}; secret, for they allow the upload
     */
    public record UploadForm(URI url, Map<String, String> fields) {

        public UploadForm {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "UploadForm[" + url + "]";
        }
    }

    /** The store did not do what was asked; trying again can help. */
    public static final class ObjectStoreFailure extends IOException {
        private static final long serialVersionUID = 1L;

        ObjectStoreFailure(Exception cause) {
            super("object store: " + cause.getClass().getSimpleName(), cause);
        }

        ObjectStoreFailure(int status) {
            super("object store: status " + status);
        }
    }
}
