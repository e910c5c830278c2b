package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.objects.ObjectStore;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.OptionalLong;
import java.util.UUID;

/** The bucket to which people upload straight, before anything was checked. Objects are named by the attachment's id. */
@ApplicationScoped
class Quarantine {

    private final ObjectStore store;
    private final IntakeConfig config;

    Quarantine(ObjectStore store, IntakeConfig config) {
        this.store = store;
        this.config = config;
    }

    URI uploadUrl(UUID attachmentId) throws IOException {
        return store.presignedPut(config.quarantineBucket(), attachmentId.toString(), config.uploadValidity());
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
