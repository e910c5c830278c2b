package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The folders of {@code k8s/} use all that lies in them, and the regions fit together. */
class OverlaysTest {
    private final KustomizeFiles files = new KustomizeFiles(Overlays.PROJECT);

    @Test
    void every_file_is_used() {
        assertThat(files.kustomizations()).hasSizeGreaterThan(Overlays.all().size());
        assertThat(files.unused()).isEmpty();
    }

    @Test
    void every_component_is_in_a_region() {
        assertThat(files.components()).isNotEmpty();
        assertThat(files.componentsOfNobody()).isEmpty();
    }

    @Test
    void there_is_an_overlay_for_each_cell_and_all_know_one_another() {
        regions().allCellsKnowOneAnother();
    }

    @Test
    void no_cell_uses_what_is_of_another() {
        regions().noCellUsesWhatIsOfAnother();
    }

    @Test
    void hosts_have_certificates_and_are_those_that_the_services_name() {
        regions().hostsHaveCertificatesAndAreThoseThatTheServicesName();
    }

    private static RegionRules regions() {
        return new RegionRules(Overlays.byCell());
    }
}
