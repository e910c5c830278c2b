package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about the regions finds the one thing that is changed in one of them. */
class RegionRulesFindOffendersTest {

    @ParameterizedTest
    @MethodSource({"strangers", "shared", "hosts"})
    void what_breaks_a_rule_is_found(Consumer<RegionRules> rule, String kept, String broken, String said) {
        Map<Cell, Overlay> regions = new HashMap<>(Overlays.byCell());
        regions.put(Cell.EU, Overlays.changed("overlays/eu", kept, broken));
        RegionRules rules = new RegionRules(regions);

        assertThatThrownBy(() -> rule.accept(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }

    private static Stream<Arguments> strangers() {
        Consumer<RegionRules> rule = RegionRules::allCellsKnowOneAnother;
        return Stream.of(
                arguments(rule, "RIGHTS_CELL_NAME: EU", "RIGHTS_CELL_NAME: SG", "RIGHTS_CELL_NAME"),
                arguments(
                        rule,
                        "RIGHTS_INTAKE_CELLS_IN: https://in.privacy",
                        "RIGHTS_INTAKE_CELLS_IN: https://ru.privacy",
                        "RIGHTS_INTAKE_CELLS_IN"));
    }

    private static Stream<Arguments> shared() {
        Consumer<RegionRules> rule = RegionRules::noCellUsesWhatIsOfAnother;
        return Stream.of(
                arguments(rule, "CELL_NAME: EU", "CELL_NAME: IN", "RIGHTS_CELL_NAME"),
                arguments(rule, "ZONE: Europe/Amsterdam", "ZONE: Asia/Kolkata", "RIGHTS_CELL_TIME_ZONE"),
                arguments(rule, "ORIGIN_URL: https://privacy", "ORIGIN_URL: https://in.privacy", "RIGHTS_ORIGIN_URL"),
                arguments(rule, "RIGHTS_S3_ENDPOINT: https://s3", "RIGHTS_S3_ENDPOINT: https://s3.in", "S3_ENDPOINT"),
                arguments(rule, "ANCHORS_ENDPOINT: https://s3", "ANCHORS_ENDPOINT: https://s3.in", "ANCHORS_ENDPOINT"),
                arguments(rule, "CUSTOMER_ISSUER: https://sign-in", "CUSTOMER_ISSUER: https://sign-in.in", "CUSTOMER"),
                arguments(rule, "STAFF_ISSUER: https://sign-in", "STAFF_ISSUER: https://sign-in.in", "STAFF_ISSUER"),
                arguments(rule, "name: privacy-support-eu\n", "name: privacy-support-in\n", "privacy-support-in"),
                arguments(
                        rule,
                        "    name: privacy-support-eu\n  target:\n    name: postgresql-keycloak\n",
                        "    name: privacy-support-in\n  target:\n    name: postgresql-keycloak\n",
                        "privacy-support-in"));
    }

    private static Stream<Arguments> hosts() {
        Consumer<RegionRules> rule = RegionRules::hostsHaveCertificatesAndAreThoseThatTheServicesName;
        return Stream.of(
                arguments(
                        rule, "CUSTOMER_ISSUER: https://sign-in", "CUSTOMER_ISSUER: https://other", "CUSTOMER_ISSUER"),
                arguments(rule, "STAFF_ISSUER: https://sign-in", "STAFF_ISSUER: https://other", "STAFF_ISSUER"),
                arguments(
                        rule, "- hostname: privacy.example.org", "- hostname: other.example.org", "other.example.org"),
                arguments(rule, "dnsNames:\n  - privacy.", "dnsNames:\n  - other.", "other.example.org"),
                arguments(
                        rule,
                        "size: 256\n  secretName: origin-tls",
                        "size: 256\n  secretName: other-tls",
                        "privacy.example.org"),
                arguments(
                        rule,
                        "  name: origin\n  namespace: privacy-support\nspec:\n  dnsNames",
                        "  name: origin\n  namespace: privacy-servers\nspec:\n  dnsNames",
                        "privacy.example.org"));
    }
}
