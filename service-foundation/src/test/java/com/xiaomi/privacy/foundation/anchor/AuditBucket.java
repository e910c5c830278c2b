package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.anchor.AnchoredTrail.Place;
import com.xiaomi.privacy.foundation.objects.LockedBucket;
import com.xiaomi.privacy.foundation.objects.LockedBucket.Version;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bucket for anchors in the usual store of the tests, which can't lock. */
@Singleton
class AuditBucket {

    static final AnchorConfig NOWHERE = new Place(Optional.empty(), Optional.empty(), "", "", "");

    private final AnchorConfig config;
    private final LockedBucket bucket;
    private final MinioClient client;

    AuditBucket(AnchorConfig config) {
        this.config = config;
        this.bucket = new AnchorStore(config).bucket().orElseThrow();
        this.client = MinioClient.builder()
                .endpoint(config.endpoint().orElseThrow().toString())
                .region(config.region())
                .credentials(
                        config.accessKey().orElseThrow(), config.secretKey().orElseThrow())
                .build();
    }

    Place place() {
        return new Place(
                config.bucket(),
                config.endpoint(),
                config.region(),
                config.accessKey().orElseThrow(),
                config.secretKey().orElseThrow());
    }

    LockedBucket bucket() {
        return bucket;
    }

    void empty() throws Exception {
        LockedBucket.Listing objects = bucket.list(false);
        for (Optional<Version> object = objects.next(); object.isPresent(); object = objects.next()) {
            delete(object.get().object());
        }
    }

    void delete(String object) throws Exception {
        client.removeObject(RemoveObjectArgs.builder()
                .bucket(config.bucket().orElseThrow())
                .object(object)
                .build());
    }
}
