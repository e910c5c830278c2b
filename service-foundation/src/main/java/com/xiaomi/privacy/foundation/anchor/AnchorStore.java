package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.objects.LockedBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where anchors are written. */
@ApplicationScoped
class AnchorStore {

    private static final Logger LOG = Logger.getLogger(AnchorStore.class);

    private final Optional<LockedBucket> bucket;

    AnchorStore(AnchorConfig config) {
        this.bucket = config.bucket()
                .map(name -> new LockedBucket(
                        config.endpoint().orElseThrow(() -> missing("endpoint")),
                        config.region(),
                        config.accessKey().orElseThrow(() -> missing("access-key")),
                        config.secretKey().orElseThrow(() -> missing("secret-key")),
                        name));
    }

    /** The bucket; empty if none is configured. */
    Optional<LockedBucket> bucket() {
        return bucket;
    }

    /** Writes an anchor; writing it again is harmless. A store without locks takes it without. */
    void write(String object, String content, Instant keptUntil) throws IOException {
        LockedBucket target = bucket.orElseThrow();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (target.locks()) {
            target.putLocked(object, bytes, keptUntil);
        } else {
            LOG.warnf("audit anchor %s is not locked: the bucket %s has no object lock", object, target.name());
            target.putUnlocked(object, bytes);
        }
    }

    private static IllegalStateException missing(String property) {
        return new IllegalStateException("set rights.audit-anchors." + property);
    }
}
