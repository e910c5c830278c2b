package com.xiaomi.privacy.checks.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the resources of a deployment as a whole keep to, beyond what each is by itself. */
public final class ClusterPolicy {
    private static final String NAME = "app.kubernetes.io/name";
    private static final Set<String> SPREAD = Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final Overlay overlay;
    private final Duration drain;
    private final List<String> findings = new ArrayList<>();

    private ClusterPolicy(Overlay overlay, Duration drain) {
        this.overlay = overlay;
        this.drain = drain;
    }

    /**
     * What is broken, in words; empty if nothing.
     *
     * @param drain how long a service takes at most to finish what it has begun
     */
    public static List<String> violations(Overlay overlay, Duration drain) {
        ClusterPolicy policy = new ClusterPolicy(overlay, drain);
        overlay.all(Deployment.class).forEach(policy::check);
        overlay.all(Job.class).forEach(policy::check);
        overlay.all(ServiceAccount.class).forEach(policy::check);
        return policy.findings;
    }

    private void check(Deployment deployment) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        PodPolicy.violations(deployment).forEach(finding -> unless(false, deployment, finding));
        checkAccount(deployment, pod);
        unless(evictableOneByOne(deployment), deployment, "has no disruption budget that lets one go at a time");
        unless(hasNetworkPolicy(deployment), deployment, "has no network policy of its own");
        unless(spreads(pod), deployment, "is not spread over zones and machines");
        unless(leavesInTime(pod), deployment, "is killed before it has finished what it began");
        checkScaling(deployment);
        checkSecrets(deployment, pod);
    }

    private void check(Job job) {
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        PodPolicy.violations(job).forEach(finding -> unless(false, job, finding));
        checkAccount(job, pod);
        unless(job.getSpec().getTtlSecondsAfterFinished() != null, job, "stays when it is over");
        checkSecrets(job, pod);
    }

    private void check(ServiceAccount account) {
        unless(
                Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                account,
                "gives a token of the cluster");
    }

    private void checkAccount(HasMetadata owner, PodSpec pod) {
        unless(
                overlay.find(ServiceAccount.class, Objects.toString(pod.getServiceAccountName()))
                        .isPresent(),
                owner,
                "has a service account that is not there");
    }

    private boolean evictableOneByOne(Deployment deployment) {
        List<PodDisruptionBudget> budgets = overlay.all(PodDisruptionBudget.class).stream()
                .filter(budget -> selects(budget.getSpec().getSelector().getMatchLabels(), deployment))
                .toList();
        return budgets.size() == 1
                && budgets.getFirst().getSpec().getMaxUnavailable() != null
                && Integer.valueOf(1)
                        .equals(budgets.getFirst().getSpec().getMaxUnavailable().getIntVal());
    }

    private boolean hasNetworkPolicy(Deployment deployment) {
        Map<String, String> own = Map.of(
                NAME,
                deployment.getSpec().getTemplate().getMetadata().getLabels().get(NAME));
        return overlay.all(NetworkPolicy.class).stream()
                .filter(policy -> own.equals(policy.getSpec().getPodSelector().getMatchLabels()))
                .anyMatch(policy -> policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress")));
    }

    private static boolean spreads(PodSpec pod) {
        return pod.getTopologySpreadConstraints().stream()
                .map(TopologySpreadConstraint::getTopologyKey)
                .collect(Collectors.toSet())
                .containsAll(SPREAD);
    }

    /** Until proxies know (preStop), then what has begun, then closing. */
    private boolean leavesInTime(PodSpec pod) {
        return pod.getContainers().stream()
                .map(Container::getLifecycle)
                .allMatch(lifecycle -> lifecycle != null
                        && lifecycle.getPreStop() != null
                        && lifecycle.getPreStop().getSleep() != null
                        && pod.getTerminationGracePeriodSeconds() != null
                        && pod.getTerminationGracePeriodSeconds()
                                >= lifecycle.getPreStop().getSleep().getSeconds()
                                        + drain.plus(TO_CLOSE).toSeconds());
    }

    /** Where KEDA is at work it alone says how many there are. */
    private void checkScaling(Deployment deployment) {
        List<CustomResource> scalers = overlay.customResources("ScaledObject");
        if (scalers.isEmpty()) {
            return;
        }
        String name = deployment.getMetadata().getName();
        List<CustomResource> own = scalers.stream()
                .filter(scaler -> scaler.text("spec", "scaleTargetRef", "name").equals(Optional.of(name)))
                .toList();
        unless(own.size() == 1, deployment, "has not exactly one ScaledObject");
        unless(deployment.getSpec().getReplicas() == null, deployment, "sets a number of replicas itself");
        unless(
                own.stream()
                        .allMatch(scaler -> scaler.text("spec", "minReplicaCount")
                                .filter(least -> Integer.parseInt(least) >= 2)
                                .isPresent()),
                deployment,
                "may run on one replica");
    }

    /** Where secrets come from a store, all that pods name have to, but for those of certificates. */
    private void checkSecrets(HasMetadata owner, PodSpec pod) {
        Set<String> stored = made(owner, "ExternalSecret", "target", "name");
        Set<String> issued = made(owner, "Certificate", "secretName");
        if (!stored.isEmpty()) {
            secrets(pod)
                    .filter(secret -> !stored.contains(secret) && !issued.contains(secret))
                    .forEach(secret -> unless(false, owner, "needs a Secret that nobody makes: " + secret));
        }
    }

    private Set<String> made(HasMetadata owner, String kind, String... name) {
        String[] path = Stream.concat(Stream.of("spec"), Stream.of(name)).toArray(String[]::new);
        return overlay.customResources(kind).stream()
                .filter(maker -> maker.namespace()
                        .equals(Optional.ofNullable(owner.getMetadata().getNamespace())))
                .flatMap(maker -> maker.text(path).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<String> secrets(PodSpec pod) {
        Stream<String> variables = pod.getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null && source.getSecretKeyRef() != null)
                .map(source -> source.getSecretKeyRef().getName());
        Stream<String> files = pod.getVolumes().stream()
                .map(Volume::getSecret)
                .filter(Objects::nonNull)
                .map(secret -> secret.getSecretName());
        return Stream.concat(variables, files).distinct();
    }

    private static boolean selects(Map<String, String> labels, Deployment deployment) {
        return !labels.isEmpty()
                && deployment
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(labels.entrySet());
    }

    private void unless(boolean kept, HasMetadata resource, String finding) {
        if (!kept) {
            findings.add("%s %s %s"
                    .formatted(resource.getKind(), resource.getMetadata().getName(), finding));
        }
    }
}
