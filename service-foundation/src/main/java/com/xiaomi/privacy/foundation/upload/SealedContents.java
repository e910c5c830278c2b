package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.ContentWriter;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.objects.ObjectDownload;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;

/**
 * The contents of files that passed. Each is encrypted under a key of its own within the key of its request: destroying
 * either ends it, in old backups too.
 */
final class SealedContents {

    private final EncryptedObjects objects;
    private final DataKeys dataKeys;
    private final String bucket;

    SealedContents(EncryptedObjects objects, DataKeys dataKeys, String bucket) {
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.bucket = bucket;
    }

    /** Encrypts and stores a content; if that fails, nothing of it is left but ciphertext without a key. */
    KeptContent write(String object, DataKey requestKey, ContentWriter content) throws IOException {
        DataKey own = dataKeys.take();
        boolean written = false;
        try {
            Sealed sealed = objects.put(bucket, object, own.within(requestKey), content);
            written = true;
            return new KeptContent(sealed, own.id());
        } finally {
            if (!written) {
                dataKeys.destroy(own.id());
            }
        }
    }

    /** A content, or a part of it, as an answer. */
    Response.ResponseBuilder download(UploadedFile kept, DataKey requestKey, String range, String ifRange)
            throws IOException {
        return new ObjectDownload(objects).of(kept.content(), key(kept, requestKey), range, ifRange);
    }

    Grant grant(UploadedFile kept, DataKey requestKey) throws IOException {
        return objects.grant(kept.content(), key(kept, requestKey));
    }

    /** Destroys the key first, so that a content that can't be deleted now is unreadable all the same. */
    void destroy(KeptContent content) throws IOException {
        destroy(content.dataKeyId(), content.sealed());
    }

    void destroy(UploadedFile file) throws IOException {
        destroy(file.contentKeyId(), file.content());
    }

    private void destroy(UUID dataKeyId, Sealed content) throws IOException {
        if (dataKeyId != null) {
            dataKeys.destroy(dataKeyId);
        }
        if (content.object() != null) {
            objects.delete(content);
        }
    }

    private DataKey key(UploadedFile kept, DataKey requestKey) {
        return kept.contentKeyId() == null
                ? requestKey
                : dataKeys.byId(kept.contentKeyId()).within(requestKey);
    }
}
