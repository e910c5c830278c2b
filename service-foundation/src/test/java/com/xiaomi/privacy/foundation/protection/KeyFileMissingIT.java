package com.xiaomi.privacy.foundation.protection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.foundation.protection.KeyFileMissingIT.NoKeyFile;
import com.xiaomi.privacy.foundation.startup.DatabaseMigration;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(NoKeyFile.class)
class KeyFileMissingIT {

    @Inject
    DatabaseMigration migration;

    @Test
    void theServiceIsNotReadyAndSaysWhy() {
        await().until(migration::isDone);

        String answer =
                given().get("/q/health/ready").then().statusCode(503).extract().asString();

        assertThat(answer).contains("rights.keys.encryption-key-file");
    }

    public static class NoKeyFile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rights.keys.encryption-key-file", "target/no-such-key.json");
        }
    }
}
