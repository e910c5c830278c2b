package com.xiaomi.privacy.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.testing.CheckedInDescription;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OpenApiIT {

    @TestHTTPResource
    URI service;

    @Test
    void theCheckedInApiDescriptionIsWhatTheServiceServes() {
        assertThat(CheckedInDescription.served(service)).isEqualTo(CheckedInDescription.text());
    }
}
