package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.foundation.objects.ObjectStore.UploadForm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** The bucket to which people upload straight, before anything was checked. Objects are named by the file's id. */
final class Quarantine {

    private final ObjectStore store;
    private final UploadPlace place;

    Quarantine(ObjectStore store, UploadPlace place) {
        this.store = store;
        this.place = place;
    }

    /** Until when the person can upload, UTC. */
    Instant openUntil(UploadedFile announced) {
        return announced.announcedAt().plus(place.validity());
    }

    /** The store itself refuses what has another size or says it has another type. */
    UploadForm uploadForm(UploadedFile announced) throws IOException {
        return store.uploadForm(
                place.quarantineBucket(),
                announced.fileId().toString(),
                announced.mediaType(),
                announced.sizeBytes(),
                openUntil(announced));
    }

    /** Streams a file in; if it ends too early, nothing is there. */
    void put(UploadedFile announced, InputStream content) throws IOException {
        store.put(place.quarantineBucket(), announced.fileId().toString(), content, announced.sizeBytes());
    }

    OptionalLong size(UUID fileId) throws IOException {
        return store.size(place.quarantineBucket(), fileId.toString());
    }

    InputStream open(UUID fileId) throws IOException {
        return store.get(place.quarantineBucket(), fileId.toString());
    }

    void empty(UUID fileId) throws IOException {
        store.delete(place.quarantineBucket(), fileId.toString());
    }
}
