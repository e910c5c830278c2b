package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one request in one service. What it encrypted is bound to its place: a ciphertext moved to another row or
 * column does not decrypt.
 */
public final class DataKey {

    private final UUID id;
    private final Aead aead;

    DataKey(UUID id, Aead aead) {
        this.id = id;
        this.aead = aead;
    }

    /** Stands in the data rows; the key itself lies wrapped in the key database. */
    public UUID id() {
        return id;
    }

    /**
     * This key within another one: what it encrypts can be read only while both keys exist.
     *
     * @param outer usually the key of the request
     */
    public DataKey within(DataKey outer) {
        return new DataKey(id, new Aead() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
                return outer.aead.encrypt(aead.encrypt(plaintext, associatedData), associatedData);
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                return aead.decrypt(outer.aead.decrypt(ciphertext, associatedData), associatedData);
            }
        });
    }

    /** @param place names table, column and row, for example {@code request.contact/018f…} */
    public byte[] encrypt(Personal value, String place) {
        return encrypt(value.reveal().getBytes(StandardCharsets.UTF_8), place);
    }

    /** @throws IllegalStateException if the ciphertext was changed or belongs to another place or key */
    public Personal decrypt(byte[] ciphertext, String place) {
        return Personal.of(new String(decryptBytes(ciphertext, place), StandardCharsets.UTF_8));
    }

    /** As {@link #encrypt(Personal, String)}, for bytes. */
    public byte[] encrypt(byte[] value, String place) {
        try {
            return aead.encrypt(value, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed at " + place, e);
        }
    }

    /** As {@link #decrypt(byte[], String)}, for bytes. */
    public byte[] decryptBytes(byte[] ciphertext, String place) {
        try {
            return aead.decrypt(ciphertext, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ciphertext does not belong to " + place, e);
        }
    }
}
