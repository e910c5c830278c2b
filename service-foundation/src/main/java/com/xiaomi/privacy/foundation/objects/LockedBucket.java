package com.xiaomi.privacy.foundation.objects;

import com.xiaomi.privacy.foundation.objects.ObjectStore.ObjectStoreFailure;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket whose objects nobody can delete for a while: S3 Object Lock in the mode COMPLIANCE. A lock is of a version, so the bucket
 * has versions: deleting an object without naming one only hides it, and writing it again leaves the one before.
 */
public final class LockedBucket {

    // What stores answer whose buckets have no lock, or that have no locks at all.
    private static final Set<String> CANNOT_LOCK =
            Set.of("ObjectLockConfigurationNotFoundError", "NotImplemented", "MethodNotAllowed");

    private final MinioClient client;
    private final String bucket;

    /** @param endpoint base URL of the store */
    public LockedBucket(URI endpoint, String region, String accessKey, String secretKey, String bucket) {
        this.client = MinioClient.builder()
                .endpoint(endpoint.toString())
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
        this.bucket = bucket;
    }

    /** The name of the bucket. */
    public String name() {
        return bucket;
    }

    /** Whether objects of this bucket can be locked; it must have been made so. */
    public boolean locks() throws IOException {
        return ask(() -> {
            try {
                client.getObjectLockConfiguration(
                        GetObjectLockConfigurationArgs.builder().bucket(bucket).build());
                return true;
            } catch (ErrorResponseException e) {
                if (CANNOT_LOCK.contains(e.errorResponse().code())) {
                    return false;
                }
                throw e;
            }
        });
    }

    /**
     * Writes an object that nobody can delete.
     *
     * @param keptUntil UTC, whole seconds
     */
    public void putLocked(String object, byte[] content, Instant keptUntil) throws IOException {
        put(put(object, content)
                .retention(new Retention(RetentionMode.COMPLIANCE, keptUntil.atZone(ZoneOffset.UTC)))
                .build());
    }

    /** Writes an object without a lock, where there are none. */
    public void putUnlocked(String object, byte[] content) throws IOException {
        put(put(object, content).build());
    }

    private PutObjectArgs.Builder put(String object, byte[] content) {
        return PutObjectArgs.builder().bucket(bucket).object(object).data(content, content.length);
    }

    private void put(PutObjectArgs put) throws IOException {
        ask(() -> client.putObject(put));
    }

    /**
     * Everything in the bucket in order of names, page by page; the versions of one object follow each other, in any order.
     *
     * @param versions whether the bucket has versions, as each has that {@link #locks}
     */
    public Listing list(boolean versions) {
        return new Listing(client.listObjects(ListObjectsArgs.builder()
                        .bucket(bucket)
                        .recursive(true)
                        .includeVersions(versions)
                        .build())
                .iterator());
    }

    /** Until when nobody can delete a version, UTC; empty if it can be deleted, or by some (the mode GOVERNANCE). */
    public Optional<Instant> lockedUntil(Version version) throws IOException {
        StatObjectResponse answer = ask(() -> client.statObject(StatObjectArgs.builder()
                .bucket(bucket)
                .object(version.object())
                .versionId(version.id())
                .build()));
        return answer.lockMode() == RetentionMode.COMPLIANCE
                ? Optional.ofNullable(answer.lockRetainUntilDate()).map(date -> date.toInstant())
                : Optional.empty();
    }

    /**
     * The content of a version.
     *
     * @param atMost so many bytes of it, so that no object fills the memory
     */
    public byte[] read(Version version, int atMost) throws IOException {
        try (InputStream content = ask(() -> client.getObject(GetObjectArgs.builder()
                .bucket(bucket)
                .object(version.object())
                .versionId(version.id())
                .build()))) {
            return content.readNBytes(atMost);
        }
    }

    private static <T> T ask(Question<T> question) throws IOException {
        try {
            return question.answer();
        } catch (MinioException e) {
            throw new ObjectStoreFailure(e);
        } catch (IllegalStateException e) {
            // The client's word for a store that can't be reached.
            if (e.getCause() instanceof IOException unreachable) {
                throw new ObjectStoreFailure(unreachable);
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T answer() throws MinioException;
    }

    /**
     * A version of an object.
     *
     * @param id null where there are no versions
     * @param hides whether it is no content, but the mark that hides the versions before it
     */
    public record Version(String object, String id, boolean hides) {}

    /** What is in a bucket, fetched as it is read. */
    public static final class Listing {

        private final Iterator<Result<Item>> items;

        private Listing(Iterator<Result<Item>> items) {
            this.items = items;
        }

        /** The next one; empty behind the last. */
        public Optional<Version> next() throws IOException {
            return ask(() -> {
                if (!items.hasNext()) {
                    return Optional.empty();
                }
                Item item = items.next().get();
                return Optional.of(new Version(item.objectName(), item.versionId(), item.isDeleteMarker()));
            });
        }
    }
}
