package com.xiaomi.privacy.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.code.CheckedCode;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code -Ddocs.update=true} writes the page. */
class ConfigurationPageTest {

    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String PAGE = "docs/configuration.md";

    @Test
    void the_page_says_what_the_sources_say() throws IOException {
        String text = new ConfigurationPage(PROJECT).text();
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PROJECT.resolve(PAGE), text);
        }

        assertThat(PROJECT.text(PAGE)).isEqualTo(text);
    }

    @Test
    void every_setting_that_a_service_reads_has_its_line() {
        ConfigurationKeys keys = new ConfigurationKeys(PROJECT, CheckedCode.ALL);
        String text = new ConfigurationPage(PROJECT).text();

        for (Module service : Module.services()) {
            assertThat(keys.of(service).stream().map(ConfigurationKey::environmentName))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(text).contains("| `" + name));
        }
    }
}
