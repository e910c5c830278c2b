package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.protection.DataKeys.KeyDestroyed;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class DataKeysIT {

    private static final Personal VALUE = Personal.of("Erika Mustermann");
    private static final String PLACE = "request.name/1";

    @Inject
    DataKeys keys;

    @Inject
    BlindIndex blindIndex;

    @Inject
    DatabaseMigration migration;

    @BeforeEach
    void tablesAreThere() {
        await().until(migration::isDone);
    }

    @Test
    void decryptsWithTheKeyReadBackAlsoInsideATransaction() {
        DataKey taken = QuarkusTransaction.requiringNew().call(keys::take);
        byte[] ciphertext = taken.encrypt(VALUE, PLACE);

        DataKey readBack = QuarkusTransaction.requiringNew().call(() -> keys.byId(taken.id()));

        assertThat(readBack.decrypt(ciphertext, PLACE)).isEqualTo(VALUE);
        assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1)).doesNotContain("Erika");
    }

    @Test
    void bindsACiphertextToItsPlaceAndKey() {
        DataKey key = keys.take();
        byte[] ciphertext = key.encrypt(VALUE, PLACE);

        assertThatThrownBy(() -> key.decrypt(ciphertext, "request.name/2")).isInstanceOf(IllegalStateException.class);
        DataKey other = keys.take();
        assertThatThrownBy(() -> other.decrypt(ciphertext, PLACE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neverGivesOneKeyTwiceThoughManyTakeAtOnce() {
        Set<UUID> taken = ConcurrentHashMap.newKeySet();
        try (ExecutorService takers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                takers.execute(() -> taken.add(keys.take().id()));
            }
        }
        assertThat(taken).hasSize(300);
    }

    @Test
    void endsEverythingUnderADestroyedKey() {
        DataKey key = keys.take();

        keys.destroy(key.id());
        keys.destroy(key.id());

        assertThatThrownBy(() -> keys.byId(key.id())).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void blindIndexTellsKindsApartAndIsStable() {
        assertThat(blindIndex.of("email", VALUE)).isEqualTo(blindIndex.of("email", VALUE));
        assertThat(blindIndex.of("email", VALUE)).isNotEqualTo(blindIndex.of("mi-id", VALUE));
    }
}
