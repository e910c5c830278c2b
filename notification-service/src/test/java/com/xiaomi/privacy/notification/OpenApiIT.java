package com.xiaomi.privacy.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.notification.testing.NotificationStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The checked-in API description is the one that the service serves; {@code -Dopenapi.update=true} rewrites it. */
@QuarkusTest
@QuarkusTestResource(NotificationStack.class)
class OpenApiIT {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    @Test
    void theCheckedInApiDescriptionIsWhatTheServiceServes() throws IOException {
        String served = given().accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(CHECKED_IN, served);
        }

        assertThat(served).isEqualTo(Files.readString(CHECKED_IN));
    }
}
