package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.ContentWriter;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.IntakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * The contents of attachments. Each is encrypted under a key of its own within the key of its request: destroying either
 * ends it, in old backups too.
 */
@ApplicationScoped
class AttachmentContents {

    private final EncryptedObjects objects;
    private final DataKeys dataKeys;
    private final IntakeConfig config;

    AttachmentContents(EncryptedObjects objects, DataKeys dataKeys, IntakeConfig config) {
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.config = config;
    }

    /** Encrypts and stores a content; if that fails, nothing of it is left but ciphertext without a key. */
    Written write(String object, DataKey requestKey, ContentWriter content) throws IOException {
        DataKey own = dataKeys.take();
        boolean written = false;
        try {
            Sealed sealed = objects.put(config.cleanBucket(), object, own.within(requestKey), content);
            written = true;
            return new Written(sealed, own.id());
        } finally {
            if (!written) {
                dataKeys.destroy(own.id());
            }
        }
    }

    InputStream open(Attachment stored, DataKey requestKey) throws IOException {
        return objects.open(stored.content(), key(stored, requestKey));
    }

    InputStream open(Attachment stored, DataKey requestKey, ByteRange range) throws IOException {
        return objects.open(stored.content(), key(stored, requestKey), range.first(), range.length());
    }

    Grant grant(Attachment stored, DataKey requestKey) throws IOException {
        return objects.grant(stored.content(), key(stored, requestKey));
    }

    /** Destroys the key first, so that a content that can't be deleted now is unreadable all the same. */
    void destroy(Written content) throws IOException {
        destroy(content.dataKeyId(), content.sealed());
    }

    void destroy(Attachment withdrawn) throws IOException {
        destroy(withdrawn.dataKeyId(), withdrawn.content());
    }

    private void destroy(UUID dataKeyId, Sealed content) throws IOException {
        if (dataKeyId != null) {
            dataKeys.destroy(dataKeyId);
        }
        if (content.object() != null) {
            objects.delete(content);
        }
    }

    private DataKey key(Attachment stored, DataKey requestKey) {
        return stored.dataKeyId() == null
                ? requestKey
                : dataKeys.byId(stored.dataKeyId()).within(requestKey);
    }

    /** A content that lies in the store. */
    record Written(Sealed sealed, UUID dataKeyId) {}
}
