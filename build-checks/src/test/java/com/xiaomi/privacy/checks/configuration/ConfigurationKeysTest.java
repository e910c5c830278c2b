package com.xiaomi.privacy.checks.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.xiaomi.privacy.checks.code.CheckedCode;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import org.junit.jupiter.api.Test;

class ConfigurationKeysTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();

    private final ConfigurationKeys keys = new ConfigurationKeys(PROJECT, CheckedCode.ALL);

    @Test
    void keys_come_from_mappings_and_references() {
        assertThat(keys.of(Module.INTAKE))
                .contains(
                        new ConfigurationKey("rights.intake.access-link-secret-file", true),
                        new ConfigurationKey("rights.intake.clean-bucket", false),
                        new ConfigurationKey("rights.access.client-secret", true));
        assertThat(keys.of(Module.NOTIFICATION))
                .contains(
                        new ConfigurationKey("rights.origin-url", true),
                        new ConfigurationKey("rights.services.intake-url", true));
    }

    @Test
    void what_properties_refer_to_is_looked_at_with_all_other_settings() {
        assertThat(Module.services())
                .allSatisfy(service -> assertThat(keys.unmapped(service)).isEmpty());
    }

    @Test
    void a_reference_to_what_no_mapping_has_is_found() {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "others", any -> !any.getSimpleName().equals("NeighboursConfig"));

        assertThat(new ConfigurationKeys(PROJECT, CheckedCode.ALL.that(others)).unmapped(Module.IDENTITY))
                .containsExactlyInAnyOrder("rights.services.intake-url", "rights.services.casework-url");
    }

    @Test
    void a_misspelt_key_is_unknown() {
        assertThat(keys.isKnown("RIGHTS_CELL_NAME")).isTrue();
        assertThat(keys.isKnown("RIGHTS_INTAKE_CELLS")).isFalse();
        assertThat(keys.isKnown("QUARKUS_HTTP_PORT")).isTrue();
        assertThat(keys.isKnown("POSTGRES_PASSWORD")).isFalse();
    }

    @Test
    void a_misspelt_key_of_quarkus_is_unknown_too() {
        assertThat(keys.isKnown("QUARKUS_FLYWAY_KEYS_MIGRATE_AT_START")).isTrue();
        assertThat(keys.isKnown("QUARKUS_FLYWAY_KEYS_MIGRATE_ON_START")).isFalse();
        assertThat(keys.isKnown("QUARKUS_INIT_AND_QUIT")).isFalse();
    }

    @Test
    void a_key_that_another_service_reads_is_not_asked_of_this_one() {
        assertThat(keys.of(Module.IDENTITY))
                .extracting(ConfigurationKey::name)
                .doesNotContain("rights.intake.access-link-secret-file");
    }
}
