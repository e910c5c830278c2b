package com.xiaomi.privacy.foundation.protection;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The key-encryption keys of this service, which wrap its data keys. The keyset is opened once, at the start; where a KMS must do that
 * and is away, the service waits for it, is not ready, and recovers without a restart. From then on no KMS is asked.
 */
@ApplicationScoped
class KeyEncryption {

    private static final Logger LOG = Logger.getLogger(KeyEncryption.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    // An EncryptedKeyset (tink.proto): a tag, the length as a varint, then the ciphertext: 1 and the id of the key.
    private static final int ID_AFTER_SHORT_LENGTH = 3;

    private final KeyConfig config;
    private final KeysetFile file;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile OpenKeys open;
    private volatile String closedBecause = "the key-encryption keyset is not opened yet";

    KeyEncryption(KeyConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.file = new KeysetFile(service, config.kms());
    }

    void start(@Observes StartupEvent event, @DataSource("keys") InjectableInstance<AgroalDataSource> keyDatabase) {
        // A service that keeps nothing personal has no key database, and no keys.
        if (keyDatabase.listActive().isEmpty()) {
            return;
        }
        TinkSetup.registerKinds();
        // Reading a file takes no time; a KMS may take its own.
        if (config.kms().uri().isPresent() || !tryOpening()) {
            Thread.ofVirtual().name("key-encryption").start(this::openUntilDone);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** @throws KeysUnavailable if the keyset can't be opened now */
    void open() {
        open = OpenKeys.of(file.read(config.encryptionKeyFile(), config.kms().uri()));
    }

    private void openUntilDone() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!tryOpening()) {
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryOpening() {
        try {
            open();
            LOG.infof("the key-encryption keyset is open; key %d wraps", open.primaryId());
            return true;
        } catch (KeysUnavailable e) {
            if (!e.getMessage().equals(closedBecause)) {
                LOG.warnf("waiting for the key-encryption keyset: %s", e.getMessage());
            }
            closedBecause = e.getMessage();
            return false;
        }
    }

    /** @throws KeysUnavailable while the keyset is not opened */
    private OpenKeys opened() {
        OpenKeys now = open;
        if (now == null) {
            throw new KeysUnavailable(closedBecause);
        }
        return now;
    }

    /**
     * The id of the key that wraps from now on.
     *
     * @throws KeysUnavailable while the keyset is not opened
     */
    int primaryId() {
        return opened().primaryId();
    }

    /**
     * The ids of the keys on their way out.
     *
     * @throws KeysUnavailable while the keyset is not opened
     */
    List<Integer> olderIds() {
        return opened().olderIds();
    }

    /**
     * The ids of all keys, by any of which a data key may be wrapped.
     *
     * @throws KeysUnavailable while the keyset is not opened
     */
    List<Integer> ids() {
        return opened().ids();
    }

    /** @param dataKeyId to which the result is bound */
    byte[] wrap(UUID dataKeyId, KeysetHandle dataKey) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, opened().aead(), associatedData(dataKeyId));
    }

    /**
     * The data key that was wrapped.
     *
     * @throws KeysUnavailable if it was wrapped by a key that is not there
     * @throws IllegalStateException if it was wrapped for another id, or was changed
     */
    KeysetHandle unwrap(UUID dataKeyId, byte[] wrapped) {
        OpenKeys keys = opened();
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, keys.aead(), associatedData(dataKeyId));
        } catch (GeneralSecurityException e) {
            if (isWrappedByAnother(keys, wrapped)) {
                throw new KeysUnavailable("data key " + dataKeyId
                        + " can't be unwrapped: rights.keys.encryption-key-file lacks its key-encryption key");
            }
            throw new IllegalStateException("data key " + dataKeyId + " can't be unwrapped: it was changed", e);
        }
    }

    /** Reads the id of the wrapping key as the SQL function {@code wrapping_key} does. */
    private static boolean isWrappedByAnother(OpenKeys keys, byte[] wrapped) {
        int start = wrapped[1] >= 0 ? ID_AFTER_SHORT_LENGTH : ID_AFTER_SHORT_LENGTH + 1;
        return !keys.ids().contains(ByteBuffer.wrap(wrapped).getInt(start));
    }

    private static byte[] associatedData(UUID id) {
        return ("data-key/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
