package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.audit.AuditTrail.RecordedEntry;
import com.xiaomi.privacy.foundation.kms.KmsSettings;
import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class KeyRotationIT {

    private static final Personal VALUE = Personal.of("Erika Mustermann");
    private static final String PLACE = "request.name/1";
    private static final int BATCH = 8;
    private static final int ALL = 1000;

    @Inject
    @DataSource("keys")
    AgroalDataSource database;

    @Inject
    @DataSource("keys")
    InjectableInstance<AgroalDataSource> databases;

    @Inject
    DatabaseMigration migration;

    @Inject
    KeyConfig config;

    @Inject
    KeyEvents events;

    @Inject
    AuditTrail auditTrail;

    @TempDir
    Path folder;

    private KeysetHandle old;
    private KeysetHandle rotated;

    @BeforeEach
    void anOldKeyAndANewOne() throws Exception {
        await().until(migration::isDone);
        Key first = newKey();
        old = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(first).makePrimary())
                .addEntry(KeysetHandle.importKey(keyOfTheService()))
                .build();
        rotated = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(first))
                .addEntry(KeysetHandle.importKey(newKey()).makePrimary())
                .addEntry(KeysetHandle.importKey(keyOfTheService()))
                .build();
    }

    private static Key newKey() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getAt(0)
                .getKey();
    }

    /** It wraps what other tests keep: to come, from the point of view of the others, and so left alone. */
    private Key keyOfTheService() {
        return KeyFiles.read(config.encryptionKeyFile(), "the stack's").getAt(0).getKey();
    }

    @AfterEach
    void noStrangeKeysStay() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM data_key WHERE wrapping_key(wrapped) IN (?, ?)")) {
            delete.setInt(1, rotated.getAt(0).getId());
            delete.setInt(2, rotated.getAt(1).getId());
            delete.executeUpdate();
        }
    }

    @Test
    void whatTheOldKeyWrapsIsWrappedByTheNewOneAndDecryptsAsBefore() throws Exception {
        DataKey key = keys(old).take();
        byte[] ciphertext = key.encrypt(VALUE, PLACE);

        assertThat(rotation(rotated).remove(ALL)).isEqualTo(BATCH);

        assertThat(keys(newOneOnly()).byId(key.id()).decrypt(ciphertext, PLACE)).isEqualTo(VALUE);
        assertThat(keys(rotated).byId(key.id()).decrypt(ciphertext, PLACE)).isEqualTo(VALUE);
        assertThatThrownBy(() -> keys(old).byId(key.id()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("can't be unwrapped");
        assertThat(rotation(rotated).remove(ALL)).isZero();
    }

    @Test
    void stoppedHalfWayEverythingIsReadableAndItGoesOn() throws Exception {
        List<UUID> ids = batchUnderTheOldKey(BATCH);

        assertThat(rotation(rotated).remove(3)).isEqualTo(3);

        assertThat(ids).allSatisfy(id -> assertThat(keys(rotated).byId(id)).isNotNull());
        assertThat(rotation(rotated).remove(ALL)).isEqualTo(BATCH - 3);
        assertThat(ids).allSatisfy(id -> assertThat(keys(newOneOnly()).byId(id)).isNotNull());
    }

    @Test
    void replicasShareTheWork() throws Exception {
        List<UUID> ids = batchUnderTheOldKey(BATCH * 8);
        int replicas = 4;
        CyclicBarrier start = new CyclicBarrier(replicas);
        List<Future<Integer>> rewrapped = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < replicas; i++) {
                KeyRotation replica = rotation(rotated);
                rewrapped.add(executor.submit(() -> {
                    start.await();
                    return replica.remove(ALL);
                }));
            }
        }
        int sum = 0;
        for (Future<Integer> one : rewrapped) {
            sum += one.get();
        }
        assertThat(sum).isEqualTo(ids.size());
        assertThat(ids).allSatisfy(id -> assertThat(keys(newOneOnly()).byId(id)).isNotNull());
    }

    @Test
    void aReplicaWithTheKeysetOfBeforeLeavesTheNewKeyAloneAndReadsWhatItWraps() throws Exception {
        DataKey key = keys(rotated).take();
        KeysetHandle before = oldOnePrimary();

        assertThat(rotation(before).remove(ALL)).isZero();

        assertThat(keys(before).byId(key.id())).isNotNull();
        assertThat(missing(before)).doesNotContain(id(rotated, 1));
    }

    @Test
    void whatIsDestroyedMeanwhileStaysDestroyed() throws Exception {
        List<UUID> ids = batchUnderTheOldKey(BATCH * 8);
        DataKeys keys = keys(rotated);
        KeyRotation rotation = rotation(rotated);
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> destroyed = executor.submit(() -> {
                start.await();
                ids.forEach(keys::destroy);
                return null;
            });
            start.await();
            rotation.remove(ALL);
            destroyed.get();
        }

        assertThat(ids).allSatisfy(id -> assertThatThrownBy(() -> keys.byId(id)).isInstanceOf(KeyDestroyed.class));
    }

    @Test
    void withAWrongKeyTheServiceIsNotReadyAndChangesNothing() throws Exception {
        DataKey key = keys(old).take();
        KeysetHandle wrong = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(newKey()).makePrimary())
                .addEntry(KeysetHandle.importKey(keyOfTheService()))
                .build();

        assertThat(rotation(wrong).remove(ALL)).isZero();

        assertThat(ready(wrong).getStatus()).isEqualTo(Status.DOWN);
        assertThat(missing(wrong)).contains(id(rotated, 0));
        assertThat(missing(old)).doesNotContain(id(rotated, 0));
        assertThatThrownBy(() -> keys(wrong).byId(key.id())).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> keys(wrong).take())
                .hasCauseInstanceOf(KeysUnavailable.class)
                .hasMessageContaining(id(rotated, 0))
                .matches(Transience::isTransient);
        assertThat(wrappedBy(wrong)).isEmpty();
        assertThat(keys(old).byId(key.id())).isNotNull();
    }

    @Test
    void withoutAFileOrWithKeysThatCanNotBeRotatedNothingOpens() throws Exception {
        assertThatThrownBy(() -> encryption(Optional.empty()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("rights.keys.encryption-key-file");
        assertThatThrownBy(() -> encryption(Optional.of(folder.resolve("missing"))))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("rights.keys.encryption-key-file");
        Parameters raw = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(Variant.NO_PREFIX)
                .build();
        assertThatThrownBy(() -> encryption(KeysetHandle.generateNew(raw)))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("raw key");
    }

    @Test
    void aReplicaWithoutTheNewKeyMakesNothingWithTheOldOneAndGoesOnWithTheRightFile() throws Exception {
        DataKeys ahead = keys(rotated);
        DataKey key = ahead.take();
        byte[] ciphertext = key.encrypt(VALUE, PLACE);

        assertThat(missing(old)).contains(id(rotated, 1));
        assertThatThrownBy(() -> keys(old).take()).hasCauseInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> keys(old).byId(key.id())).isInstanceOf(KeysUnavailable.class);
        assertThat(rotation(old).remove(ALL)).isZero();

        assertThat(keys(oldOnePrimary()).byId(key.id()).decrypt(ciphertext, PLACE))
                .isEqualTo(VALUE);
    }

    @Test
    void aDamagedDataKeyStaysWhereItIsAndStopsNoOther() throws Exception {
        List<UUID> ids = batchUnderTheOldKey(BATCH);
        damage(ids.getFirst());

        assertThat(rotation(rotated).remove(ALL)).isEqualTo(BATCH - 1);

        assertThat(wrappedBy(old)).containsExactly(ids.getFirst());
        assertThat(trail()).containsExactly("key-rotation.begun");
        assertThatThrownBy(() -> keys(rotated).byId(ids.getFirst()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was changed");
    }

    @Test
    void theTrailHasTheBeginAndTheEndOnce() throws Exception {
        batchUnderTheOldKey(BATCH);
        assertThat(trail()).isEmpty();

        rotation(rotated).remove(3);
        rotation(rotated).remove(3);
        assertThat(trail()).containsExactly("key-rotation.begun");

        rotation(rotated).remove(ALL);
        rotation(rotated).remove(ALL);
        assertThat(trail()).containsExactly("key-rotation.begun", "key-rotation.ended");
        assertThat(auditTrail.firstBadEntry(events.chain())).isEmpty();
    }

    private KeysetHandle newOneOnly() throws GeneralSecurityException {
        return KeysetHandle.newBuilder(rotated).deleteAt(0).build();
    }

    private KeysetHandle oldOnePrimary() throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(rotated);
        builder.getAt(0).makePrimary();
        return builder.build();
    }

    private static String id(KeysetHandle keyset, int position) {
        return Integer.toString(keyset.getAt(position).getId());
    }

    /** Data keys that were made ahead at once. */
    private List<UUID> batchUnderTheOldKey(int size) throws Exception {
        new DataKeys(database, settings(Optional.empty(), size), encryption(old)).take();
        List<UUID> ids = wrappedBy(old);
        assertThat(ids).hasSize(size);
        return ids;
    }

    /** The data keys that the primary key of a keyset wraps. */
    private List<UUID> wrappedBy(KeysetHandle keyset) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("SELECT id FROM data_key WHERE wrapping_key(wrapped) = ?")) {
            read.setInt(1, keyset.getPrimary().getId());
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private void damage(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(
                        "UPDATE data_key SET wrapped = set_byte(wrapped, 30, get_byte(wrapped, 30) # 1) WHERE id = ?")) {
            change.setObject(1, id);
            change.executeUpdate();
        }
    }

    /** What the trail says of the rotation to the new key of this test. */
    private List<String> trail() {
        return auditTrail.entries(events.chain()).stream()
                .map(RecordedEntry::content)
                .filter(content -> content.contains("\"primaryKeyId\":\"" + id(rotated, 1) + "\""))
                .map(content -> content.replaceAll(".*\"action\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    /** The ids of keys that are in use and not in a keyset, among them those of other tests. */
    private String missing(KeysetHandle keyset) throws Exception {
        return ready(keyset)
                .getData()
                .map(data -> data.get("missing").toString())
                .orElse("");
    }

    private DataKeys keys(KeysetHandle keyset) throws Exception {
        return new DataKeys(database, settings(Optional.empty(), BATCH), encryption(keyset));
    }

    private KeyRotation rotation(KeysetHandle keyset) throws Exception {
        return new KeyRotation(databases, encryption(keyset), events);
    }

    private HealthCheckResponse ready(KeysetHandle keyset) throws Exception {
        return new ReadyWhenKeysOpen(databases, encryption(keyset), migration).call();
    }

    private KeyEncryption encryption(KeysetHandle keyset) throws IOException, GeneralSecurityException {
        Path file = Files.createTempFile(folder, "keyset", ".json");
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        return encryption(Optional.of(file));
    }

    private static KeyEncryption encryption(Optional<Path> file) {
        KeyEncryption encryption = new KeyEncryption(settings(file, BATCH), "service");
        encryption.open();
        return encryption;
    }

    private static KeySettings settings(Optional<Path> file, int batch) {
        return new KeySettings(file, KmsSettings.none(), batch);
    }
}
