package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.compose.ComposeFile;
import com.xiaomi.privacy.localstack.origin.OriginRoutes;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origin routes alike wherever it runs: locally, in compose and on Kubernetes. */
class RoutingTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();

    private final RouteTable gateway = table(PROJECT.text("k8s/base/routes.yaml"));
    private final RouteTable compose = RouteTable.ofNginx(
            ComposeFile.parse(PROJECT.text("docker-compose.yml")).config("routes"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/requests",
                "/api/v1/requests/7K3M-9QXP-2A4W",
                "/api/v1/requests/7K3M-9QXP-2A4W/pass",
                "/api/v1/requests/7K3M-9QXP-2A4W/attachments/1/complete",
                "/api/v1/requests/7K3M-9QXP-2A4W/withdrawal",
                "/api/v1/requests/7K3M-9QXP-2A4W/appeal",
                "/api/v1/requests/7K3M-9QXP-2A4W/fee-answer",
                "/api/v1/requests/7K3M-9QXP-2A4W/package",
                "/api/v1/requests/7K3M-9QXP-2A4W/package/1",
                "/api/v1/requests/7K3M-9QXP-2A4W/packages",
                "/api/v1/requests/package",
                "/api/v1/requestsabc",
                "/api/v1/jurisdictions",
                "/api/v1/jurisdictions/DE",
                "/api/v1/policies/current",
                "/api/v1/verifications/1/code",
                "/api/v1/verifications",
                "/api/v1/webhooks",
                "/api/v1/campaigns/dry-run",
                "/api/v1/inbox",
                "/api/v1/inbox/1/read",
                "/api/v1/letters/1/document",
                "/api/v1/cases",
                "/api/v1/cases/1/commands/grant",
                "/api/v1/case-searches",
                "/api/v1/case-commands",
                "/api/v1/saved-views/urgent",
                "/api/v1/tasks/1/files/orders.json",
                "/api/v1/",
                "/api/v1",
                "/api/v2/requests",
                "/internal",
                "/internal/requests/1/contact",
                "/internal/person-refs",
                "/internal/api/v1/requests",
                "/q/health/ready",
                "/q/metrics",
                "/"
            })
    void a_path_is_answered_by_the_same_service_everywhere(String path) {
        var expected = OriginRoutes.find(path).map(LocalService::serviceName);

        assertThat(gateway.find(path)).as("Gateway").isEqualTo(expected);
        assertThat(compose.find(path)).as("compose").isEqualTo(expected);
    }

    @Test
    void what_is_not_decided_by_the_path_to_one_service_is_refused() {
        String routes = PROJECT.text("k8s/base/routes.yaml").replaceAll("(?s)\\n---\\n.*", "");

        assertThatThrownBy(() -> table(routes.replaceFirst("- path:", "- method: GET\n          path:")))
                .hasMessageContaining("by path only");
        assertThatThrownBy(() ->
                        table(routes.replaceFirst("(?m)^( +)- name: (.+)$\n( +port: .+)$", "$0\n$1- name: $2\n$3")))
                .hasMessageContaining("one backend");
    }

    private static RouteTable table(String httpRoute) {
        return RouteTable.of(
                Overlay.parse("sample", httpRoute).customResources("HTTPRoute").getFirst());
    }

    @Test
    void the_internal_paths_are_nobodys() {
        assertThat(Stream.of(gateway, compose).map(table -> table.find("/internal/requests/1/contact")))
                .allMatch(Optional::isEmpty);
        assertThat(gateway.find("/api/v1/cases")).contains(Module.CASEWORK.folder());
    }

    @Test
    void each_service_is_asked_on_the_port_that_it_listens_on() {
        assertThat(Stream.of(gateway, compose).flatMap(table -> table.routes().stream()))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(
                                PROJECT.text(route.service() + "/src/main/resources/application.properties"))
                        .contains("quarkus.http.port=" + route.port() + "\n"));
    }
}
