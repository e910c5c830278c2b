package com.xiaomi.privacy.foundation.protection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.kms.StandInKms;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.foundation.startup.Transience;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The KMS opens the keyset once, whenever it is there; until then the service is not ready, and says why. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(value = SealedKeyset.class, restrictToAnnotatedClass = true)
class KmsAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Personal VALUE = Personal.of("Erika Mustermann");
    private static final String PLACE = "request.name/1";

    @Inject
    DatabaseMigration migration;

    @Inject
    KeyConfig config;

    @Inject
    DataKeys keys;

    @Test
    void theServiceWaitsForTheKmsAndThenNeedsItNoMore() throws Exception {
        await().until(migration::isDone);
        await().atMost(PATIENCE).until(() -> whyNotReady().contains("Vault can't be reached"));
        assertThatThrownBy(keys::take).hasCauseInstanceOf(KeysUnavailable.class).matches(Transience::isTransient);

        int port = URI.create(config.kms().uri().orElseThrow()).getPort();
        try (StandInKms vault = new StandInKms(port)) {
            vault.token = "hvs.another";
            await().atMost(PATIENCE).until(() -> whyNotReady().contains("status 403"));
            vault.token = StandInKms.TOKEN;
            await().atMost(PATIENCE).until(this::isReady);

            DataKey key = keys.take();
            assertThat(keys.byId(key.id()).decrypt(key.encrypt(VALUE, PLACE), PLACE))
                    .isEqualTo(VALUE);
            assertThat(vault.opened).hasValue(1);
        }

        for (int i = 0; i < config.batch() * 2; i++) {
            keys.byId(keys.take().id());
        }
        assertThat(isReady()).isTrue();
    }

    private boolean isReady() {
        return given().get("/q/health/ready").statusCode() == 200;
    }

    private static String whyNotReady() {
        return given().get("/q/health/ready").then().statusCode(503).extract().asString();
    }
}
