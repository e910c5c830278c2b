package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/** Manifests are read strictly, and a pod that keeps to nothing is found out. */
class ManifestsTest {
    private static final String CARELESS = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: careless
            spec:
              template:
                spec:
                  hostNetwork: true
                  containers:
                    - name: careless
                      image: careless:latest
                  volumes:
                    - name: host
                      hostPath:
                        path: /
            """;

    @Test
    void a_misspelt_field_is_an_error() {
        assertThat(Manifests.parse(CARELESS)).hasSize(1);
        assertThatThrownBy(() -> Manifests.parse(CARELESS.replace("hostNetwork", "hostNetwrok")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hostNetwrok");
        assertThatThrownBy(() ->
                        Manifests.parse(CARELESS.replace("hostPath:\n            path", "hostPath:\n            pth")))
                .hasMessageContaining("pth");
    }

    @Test
    void a_value_of_the_wrong_type_is_an_error() {
        assertThatThrownBy(() -> Manifests.parse(CARELESS.replace("hostNetwork: true", "hostNetwork: perhaps")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_kind_is_an_error() {
        assertThatThrownBy(() -> Manifests.parse(CARELESS.replace("Deployment", "Deploymnt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Deploymnt");
    }

    @Test
    void everything_that_a_careless_pod_leaves_out_is_found() {
        Deployment careless = (Deployment) Manifests.parse(CARELESS).getFirst();

        assertThat(PodPolicy.violations(careless))
                .containsExactlyInAnyOrder(
                        "runs as root",
                        "has no seccomp profile",
                        "gets a token of the cluster",
                        "has no service account of its own",
                        "mounts the host's files",
                        "sees the host's network or processes",
                        "has an image without a version",
                        "has no startup probe",
                        "has no liveness probe",
                        "has no readiness probe",
                        "requests no resources",
                        "has no limit of memory",
                        "may write to its image",
                        "may gain rights",
                        "keeps capabilities");
    }

    @Test
    void a_container_can_not_take_back_what_its_pod_promises() {
        Deployment careless = (Deployment)
                Manifests.parse(CARELESS.replace("image: careless:latest", """
                        image: careless:1.0.0
                                  ports: [{containerPort: 80, hostPort: 80}]
                                  securityContext: {runAsNonRoot: false, privileged: true, allowPrivilegeEscalation: false}
                        """)).getFirst();

        assertThat(PodPolicy.violations(careless))
                .contains("runs as root after all", "may gain rights", "takes a port of the host");
    }

    @Test
    void an_image_is_pinned_by_a_version_only() {
        assertThat(PodPolicy.isPinned("postgres:18.6")).isTrue();
        assertThat(PodPolicy.isPinned("registry.example.org:5000/a/b:1.0.0")).isTrue();
        assertThat(PodPolicy.isPinned("postgres")).isFalse();
        assertThat(PodPolicy.isPinned("postgres:latest")).isFalse();
        assertThat(PodPolicy.isPinned("registry.example.org:5000/a/b")).isFalse();
        assertThat(PodPolicy.isPinned("postgres:stable")).isFalse();
    }
}
