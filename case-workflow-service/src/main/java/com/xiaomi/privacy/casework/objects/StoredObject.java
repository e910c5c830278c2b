package com.xiaomi.privacy.casework.objects;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import jakarta.persistence.Embeddable;

/**
 * Where an encrypted object lies and what it holds.
 *
 * @param wrappedContentKey readable with the data key of its request only
 * @param sizeBytes in the clear
 * @param sha256 of the clear content, hexadecimal
 */
@Embeddable
public record StoredObject(String bucket, String object, byte[] wrappedContentKey, long sizeBytes, String sha256) {

    /** As the store's writer measured it. */
    public static StoredObject of(Sealed sealed) {
        return new StoredObject(
                sealed.bucket(), sealed.object(), sealed.wrappedContentKey(), sealed.size(), sealed.sha256());
    }

    /** What is needed to read it. */
    public Sealed sealed() {
        return new Sealed(bucket, object, wrappedContentKey, sizeBytes, sha256);
    }
}
