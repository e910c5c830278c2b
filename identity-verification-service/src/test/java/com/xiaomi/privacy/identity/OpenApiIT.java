package com.xiaomi.privacy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.identity.testing.IdentityStack;
import com.xiaomi.privacy.localstack.testing.CheckedInDescription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityStack.class)
class OpenApiIT {

    @TestHTTPResource
    URI service;

    @Test
    void theCheckedInApiDescriptionIsWhatTheServiceServes() {
        assertThat(CheckedInDescription.served(service)).isEqualTo(CheckedInDescription.text());
    }
}
