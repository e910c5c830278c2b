package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.objects.ObjectStore.UploadForm;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** The bucket to which people upload straight, before anything was checked. Objects are named by the attachment's id. */
@ApplicationScoped
class Quarantine {

    /** Nothing stays longer, counted from the announcement. */
    static final Duration LONGEST_STAY = Duration.ofHours(1);

    private final ObjectStore store;
    private final IntakeConfig config;

    Quarantine(ObjectStore store, IntakeConfig config) {
        this.store = store;
        this.config = config;
    }

    /** Until when the person can upload, UTC. */
    Instant openUntil(Attachment announced) {
        return announced.requestedAt().plus(config.uploadValidity());
    }

    /** The store itself refuses what has another size or says it has another type. */
    UploadForm uploadForm(Attachment announced) throws IOException {
        return store.uploadForm(
                config.quarantineBucket(),
                announced.attachmentId().toString(),
                announced.mediaType(),
                announced.sizeBytes(),
                openUntil(announced));
    }

    /** Streams a file in; if it ends too early, nothing is there. */
    void put(Attachment announced, InputStream content) throws IOException {
        store.put(config.quarantineBucket(), announced.attachmentId().toString(), content, announced.sizeBytes());
    }

    OptionalLong size(UUID attachmentId) throws IOException {
        return store.size(config.quarantineBucket(), attachmentId.toString());
    }

    InputStream open(UUID attachmentId) throws IOException {
        return store.get(config.quarantineBucket(), attachmentId.toString());
    }

    void empty(UUID attachmentId) throws IOException {
        store.delete(config.quarantineBucket(), attachmentId.toString());
    }
}
