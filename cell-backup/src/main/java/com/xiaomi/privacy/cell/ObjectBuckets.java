package com.xiaomi.privacy.cell;

import com.xiaomi.privacy.cell.settings.StoreAddress;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The buckets of one service, by its own credential. */
public final class ObjectBuckets {

    // In one part the client streams from the file.
    private static final long ONE_PART = 32L * 1024 * 1024;
    private static final String NO_SUCH_KEY = "NoSuchKey";

    private final StoreAddress address;
    private final MinioClient client;

    public ObjectBuckets(StoreAddress address) {
        this.address = address;
        this.client = MinioClient.builder()
                .endpoint(address.endpoint().toString())
                .region(address.region())
                .credentials(address.accessKey(), address.secretKey())
                .build();
    }

    /** Whether nothing lies in any of them. */
    public boolean areEmpty() throws IOException {
        for (String bucket : address.buckets()) {
            if (list(bucket).hasNext()) {
                return false;
            }
        }
        return true;
    }

    /** The objects of a bucket, asked for page by page. */
    public Iterator<Result<Item>> list(String bucket) {
        return client.listObjects(
                        ListObjectsArgs.builder().bucket(bucket).recursive(true).build())
                .iterator();
    }

    /** Whether an object is there. */
    public boolean has(String bucket, String object) throws IOException {
        try {
            client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(object).build());
            return true;
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_SUCH_KEY)) {
                return false;
            }
            throw failure(e);
        } catch (MinioException e) {
            throw failure(e);
        }
    }

    /** An object's content; empty if it is not there. The caller closes it. */
    public Optional<InputStream> open(String bucket, String object) throws IOException {
        try {
            return Optional.of(client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(object).build()));
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_SUCH_KEY)) {
                return Optional.empty();
            }
            throw failure(e);
        } catch (MinioException e) {
            throw failure(e);
        }
    }

    /** Stores a file as an object. */
    public void put(String bucket, String object, Path file) throws IOException {
        UploadObjectArgs.Builder upload =
                UploadObjectArgs.builder().bucket(bucket).object(object).contentType("application/octet-stream");
        boolean small = Files.size(file) <= ONE_PART;
        try {
            client.uploadObject(
                    (small ? upload.filename(file.toString(), ONE_PART) : upload.filename(file.toString())).build());
        } catch (MinioException e) {
            throw failure(e);
        }
    }

    /** The buckets that the settings name. */
    public Iterable<String> names() {
        return address.buckets();
    }

    private static IOException failure(MinioException e) {
        return new IOException("object store: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
    }
}
