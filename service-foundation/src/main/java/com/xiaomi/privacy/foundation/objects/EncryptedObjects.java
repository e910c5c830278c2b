package com.xiaomi.privacy.foundation.objects;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.xiaomi.privacy.foundation.protection.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Objects whose content is encrypted before it reaches the store. Each has its own content key, wrapped by the data key of
 * its request: streams of any size with flat memory, and nothing readable once the data key is gone.
 */
@ApplicationScoped
public class EncryptedObjects {

    private static final Duration GRANT_VALIDITY = Duration.ofSeconds(60);
    private static final String OPAQUE = "application/octet-stream";

    private final ObjectStore store;

    EncryptedObjects(ObjectStore store) {
        this.store = store;
    }

    /**
     * Encrypts what the writer writes and stores it. Only ciphertext touches the disk on its way.
     *
     * @param object unique name; it is bound into the ciphertext
     * @return what must be kept to read it again
     */
    public Sealed put(String bucket, String object, DataKey key, ContentWriter writer) throws IOException {
        Path ciphertext = Files.createTempFile("sealed-", null);
        try {
            KeysetHandle contentKey = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            Measured plaintext = encrypt(contentKey, object, ciphertext, writer);
            store.put(bucket, object, ciphertext, OPAQUE);
            byte[] wrapped = key.encrypt(
                    TinkProtoKeysetFormat.serializeKeyset(contentKey, InsecureSecretKeyAccess.get()), place(object));
            return new Sealed(bucket, object, wrapped, plaintext.size(), plaintext.sha256());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("object not encrypted", e);
        } finally {
            Files.deleteIfExists(ciphertext);
        }
    }

    /** Opens an object for reading in the clear; a changed ciphertext ends in an {@link IOException} while reading. */
    public InputStream open(Sealed sealed, DataKey key) throws IOException {
        byte[] contentKey = key.decryptBytes(sealed.wrappedContentKey(), place(sealed.object()));
        return decrypting(contentKey, sealed.object(), store.get(sealed.bucket(), sealed.object()));
    }

    /**
     * Opens a part of an object for reading in the clear; only the pieces of ciphertext that hold it are fetched.
     *
     * @param first position of the first byte wanted, from 0
     * @param length how many bytes, within the object
     */
    public InputStream open(Sealed sealed, DataKey key, long first, long length) throws IOException {
        byte[] contentKey = key.decryptBytes(sealed.wrappedContentKey(), place(sealed.object()));
        try {
            SeekableByteChannel clear = aead(contentKey)
                    .newSeekableDecryptingChannel(
                            new ObjectChannel(store, sealed.bucket(), sealed.object()),
                            associatedData(sealed.object()));
            clear.position(first);
            return new BoundedInput(Channels.newInputStream(clear), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("content key is unreadable", e);
        }
    }

    /** Lets another service of the house read one object for a minute, straight from the store. */
    public Grant grant(Sealed sealed, DataKey key) throws IOException {
        return new Grant(
                store.presignedGet(sealed.bucket(), sealed.object(), GRANT_VALIDITY),
                sealed.object(),
                key.decryptBytes(sealed.wrappedContentKey(), place(sealed.object())),
                sealed.size(),
                sealed.sha256());
    }

    /** Opens the object of a grant that another service gave. */
    public InputStream open(Grant grant) throws IOException {
        return decrypting(
                grant.contentKey(), grant.object(), grant.url().toURL().openStream());
    }

    /** Deletes the object. */
    public void delete(Sealed sealed) throws IOException {
        store.delete(sealed.bucket(), sealed.object());
    }

    private static Measured encrypt(KeysetHandle contentKey, String object, Path target, ContentWriter writer)
            throws IOException, GeneralSecurityException {
        StreamingAead aead = contentKey.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (OutputStream file = Files.newOutputStream(target);
                OutputStream sealing = aead.newEncryptingStream(file, associatedData(object));
                CountingOutputStream counting = new CountingOutputStream(sealing)) {
            DigestOutputStream digesting = new DigestOutputStream(counting, digest);
            writer.writeTo(digesting);
            digesting.flush();
            return new Measured(counting.written(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static InputStream decrypting(byte[] contentKey, String object, InputStream ciphertext) throws IOException {
        try {
            return aead(contentKey).newDecryptingStream(ciphertext, associatedData(object));
        } catch (GeneralSecurityException e) {
            ciphertext.close();
            throw new IllegalStateException("content key is unreadable", e);
        }
    }

    private static StreamingAead aead(byte[] contentKey) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(contentKey, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static byte[] associatedData(String object) {
        return object.getBytes(StandardCharsets.UTF_8);
    }

    private static String place(String object) {
        return "content-key/" + object;
    }

    /** Writes the content of an object. */
    @FunctionalInterface
    public interface ContentWriter {
        /** Writes everything; must not close the stream. */
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * What the owner keeps of an object.
     *
     * @param wrappedContentKey readable with the data key only
     * @param size bytes in the clear
     * @param sha256 of the clear content, hexadecimal
     */
    public record Sealed(String bucket, String object, byte[] wrappedContentKey, long size, String sha256) {}

    /**
     * A minute's right to read one object. A secret: it travels between services only and is kept nowhere.
     *
     * @param contentKey in the clear
     * @param sha256 of the clear content, hexadecimal
     */
    public record Grant(URI url, String object, byte[] contentKey, long size, String sha256) {

        @Override
        public String toString() {
            return "Grant[" + object + "]";
        }
    }

    private record Measured(long size, String sha256) {}
}
