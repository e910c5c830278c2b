package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The realms of Keycloak's operator are those of local-stack, without its samples; {@code -Ddocs.update=true} rewrites them. */
class RealmImportTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String FILE = "k8s/components/keycloak/realms.yaml";

    @Test
    void realms_are_those_that_everything_is_tested_with() throws IOException {
        String expected = RealmImports.of(PROJECT);

        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PROJECT.resolve(FILE), expected);
        }

        assertThat(PROJECT.text(FILE)).as("rewrite it with -Ddocs.update=true").isEqualTo(expected);
    }

    @Test
    void they_hold_no_sample_password_and_no_person() {
        String realms = PROJECT.text(FILE);

        assertThat(realms)
                .doesNotContain(
                        "directAccessGrantsEnabled: true",
                        "local-sample",
                        "agent.anna",
                        "KEYCLOAK_URL",
                        "example-connector");
        for (Module service : Module.services()) {
            assertThat(realms).contains("clientId: " + service.folder(), "service-account-" + service.folder());
        }
    }
}
