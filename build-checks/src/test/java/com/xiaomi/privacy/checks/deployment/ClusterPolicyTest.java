package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever leaves out what the policy asks for is found out. */
class ClusterPolicyTest {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String CAREFUL = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: careful, namespace: here}
            automountServiceAccountToken: false
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: careful, namespace: here}
            spec:
              template:
                metadata: {labels: {app.kubernetes.io/name: careful}}
                spec:
                  serviceAccountName: careful
                  automountServiceAccountToken: false
                  terminationGracePeriodSeconds: 30
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  topologySpreadConstraints:
                    - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway}
                    - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
                  containers:
                    - name: careful
                      image: careful:1.0.0
                      env:
                        - name: PASSWORD
                          valueFrom: {secretKeyRef: {name: careful-secret, key: password}}
                      lifecycle: {preStop: {sleep: {seconds: 5}}}
                      startupProbe: {httpGet: {path: /q/health/started, port: http}}
                      livenessProbe: {httpGet: {path: /q/health/live, port: http}}
                      readinessProbe: {httpGet: {path: /q/health/ready, port: http}}
                      resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities: {drop: [ALL]}
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: careful-job, namespace: here}
            spec:
              ttlSecondsAfterFinished: 3600
              template:
                spec:
                  serviceAccountName: careful
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: job
                      image: careful-job:1.0.0
                      resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities: {drop: [ALL]}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: careful, namespace: here}
            spec:
              maxUnavailable: 1
              selector: {matchLabels: {app.kubernetes.io/name: careful}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: careful, namespace: here}
            spec:
              podSelector: {matchLabels: {app.kubernetes.io/name: careful}}
              policyTypes: [Ingress, Egress]
            ---
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: careful, namespace: here}
            spec:
              scaleTargetRef: {name: careful}
              minReplicaCount: 2
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: careful-secret, namespace: here}
            spec:
              target: {name: careful-secret}
            """;

    private static List<String> violations(String manifests) {
        return ClusterPolicy.violations(Overlay.parse("sample", manifests), DRAIN);
    }

    @Test
    void what_keeps_to_the_policy_is_not_blamed() {
        assertThat(violations(CAREFUL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metadata: {name: careful, namespace: here}\\nautomountServiceAccountToken: false | metadata: {name: careful, namespace: here} | gives a token of the cluster
                    serviceAccountName: careful\\n | serviceAccountName: other\\n | has a service account that is not there
                    maxUnavailable: 1 | maxUnavailable: 0 | has no disruption budget that lets one go at a time
                    maxUnavailable: 1 | minAvailable: 1 | has no disruption budget that lets one go at a time
                    selector: {matchLabels: {app.kubernetes.io/name: careful}} | selector: {matchLabels: {app.kubernetes.io/name: other}} | has no disruption budget that lets one go at a time
                    podSelector: {matchLabels: {app.kubernetes.io/name: careful}} | podSelector: {} | has no network policy of its own
                    policyTypes: [Ingress, Egress] | policyTypes: [Ingress] | has no network policy of its own
                    topologyKey: kubernetes.io/hostname | topologyKey: elsewhere | is not spread over zones and machines
                    terminationGracePeriodSeconds: 30 | terminationGracePeriodSeconds: 20 | is killed before it has finished what it began
                    lifecycle: {preStop: {sleep: {seconds: 5}}} | lifecycle: {} | is killed before it has finished what it began
                    scaleTargetRef: {name: careful} | scaleTargetRef: {name: other} | has not exactly one ScaledObject
                    minReplicaCount: 2 | minReplicaCount: 1 | may run on one replica
                    name: careful-secret, key | name: forgotten, key | needs a Secret that nobody makes: forgotten
                    ttlSecondsAfterFinished: 3600 | backoffLimit: 1 | stays when it is over
                    image: careful-job:1.0.0 | image: careful-job:latest | has an image without a version
                    seccompProfile: {type: RuntimeDefault} | seccompProfile: {type: Unconfined} | has no seccomp profile
                    path: /q/health/ready | path: /elsewhere | has no readiness probe
                    """)
    void what_breaks_it_is_found(String kept, String broken, String finding) {
        String careful = kept.replace("\\n", "\n");
        assertThat(CAREFUL).contains(careful);

        assertThat(violations(CAREFUL.replace(careful, broken.replace("\\n", "\n"))))
                .isNotEmpty()
                .allMatch(found -> found.endsWith(" " + finding));
    }

    @Test
    void the_secret_of_a_certificate_is_made_by_that() {
        String manifests = CAREFUL.replace("name: careful-secret, key", "name: careful-tls, key") + """
                ---
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: careful, namespace: here}
                spec: {secretName: careful-tls}
                """;

        assertThat(violations(manifests)).isEmpty();
        assertThat(violations(manifests.replace(
                        "namespace: here}\nspec: {secretName", "namespace: there}\nspec: {secretName")))
                .containsExactly("Deployment careful needs a Secret that nobody makes: careful-tls");
    }

    @Test
    void a_number_of_replicas_beside_a_scaled_object_is_found() {
        assertThat(violations(CAREFUL.replace(
                        "spec:\n  template:\n    metadata", "spec:\n  replicas: 2\n  template:\n    metadata")))
                .containsExactly("Deployment careful sets a number of replicas itself");
    }

    @Test
    void another_autoscaler_a_secret_an_ingress_and_rights_in_the_cluster_are_refused() {
        for (String kind : List.of(
                "autoscaling/v2/HorizontalPodAutoscaler",
                "v1/Secret",
                "networking.k8s.io/v1/Ingress",
                "rbac.authorization.k8s.io/v1/Role")) {
            int end = kind.lastIndexOf('/');
            String manifest = "apiVersion: %s%nkind: %s%nmetadata: {name: any}%n"
                    .formatted(kind.substring(0, end), kind.substring(end + 1));

            assertThatThrownBy(() -> Overlay.parse("sample", manifest)).hasMessage("Unknown kind " + kind);
        }
    }
}
