package com.xiaomi.privacy.checks.deployment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every pod keeps to: the restricted Pod Security Standard and a little more. */
public final class PodPolicy {
    private static final Pattern PINNED =
            Pattern.compile("[^:]+(:[0-9]+/[^:]+)?:(?!latest$)[A-Za-z0-9._-]*[0-9][A-Za-z0-9._-]*");

    private PodPolicy() {}

    /** Whether the image names a version, not whatever is newest. */
    public static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }

    /** What a deployment's pods break, in words; empty if nothing. */
    public static List<String> violations(Deployment deployment) {
        Findings findings = new Findings();
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        check(pod, findings);
        pod.getContainers().forEach(container -> checkProbes(container, findings));
        return findings.all;
    }

    /** What a job's pods break, in words; empty if nothing. They end, so nobody asks how they are. */
    public static List<String> violations(Job job) {
        Findings findings = new Findings();
        check(job.getSpec().getTemplate().getSpec(), findings);
        return findings.all;
    }

    private static void check(PodSpec pod, Findings findings) {
        checkPod(pod, findings);
        pod.getContainers().forEach(container -> checkContainer(container, findings));
        pod.getInitContainers().forEach(container -> checkContainer(container, findings));
    }

    private static void checkPod(PodSpec pod, Findings findings) {
        PodSecurityContext security =
                pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        findings.unless(Boolean.TRUE.equals(security.getRunAsNonRoot()), "runs as root");
        findings.unless(
                security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                "has no seccomp profile");
        findings.unless(Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "gets a token of the cluster");
        findings.unless(pod.getServiceAccountName() != null, "has no service account of its own");
        findings.unless(
                pod.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null), "mounts the host's files");
        findings.unless(
                Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())
                        .noneMatch(Boolean.TRUE::equals),
                "sees the host's network or processes");
    }

    private static void checkProbes(Container container, Findings findings) {
        findings.unless(asks(container.getStartupProbe(), "/q/health/started"), "has no startup probe");
        findings.unless(asks(container.getLivenessProbe(), "/q/health/live"), "has no liveness probe");
        findings.unless(asks(container.getReadinessProbe(), "/q/health/ready"), "has no readiness probe");
    }

    private static void checkContainer(Container container, Findings findings) {
        findings.unless(isPinned(container.getImage()), "has an image without a version");
        ResourceRequirements resources =
                container.getResources() == null ? new ResourceRequirements() : container.getResources();
        findings.unless(
                has(resources.getRequests(), "cpu") && has(resources.getRequests(), "memory"), "requests no resources");
        findings.unless(has(resources.getLimits(), "memory"), "has no limit of memory");
        SecurityContext security =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        findings.unless(Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), "may write to its image");
        findings.unless(
                Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())
                        && !Boolean.TRUE.equals(security.getPrivileged()),
                "may gain rights");
        findings.unless(
                !Boolean.FALSE.equals(security.getRunAsNonRoot())
                        && (security.getRunAsUser() == null || security.getRunAsUser() != 0),
                "runs as root after all");
        findings.unless(
                container.getPorts().stream().allMatch(port -> port.getHostPort() == null), "takes a port of the host");
        findings.unless(
                security.getCapabilities() != null
                        && security.getCapabilities().getDrop().contains("ALL")
                        && security.getCapabilities().getAdd().isEmpty(),
                "keeps capabilities");
    }

    private static boolean has(Map<String, ?> quantities, String name) {
        return quantities != null && quantities.containsKey(name);
    }

    private static boolean asks(Probe probe, String path) {
        return probe != null
                && probe.getHttpGet() != null
                && path.equals(probe.getHttpGet().getPath());
    }

    private static final class Findings {
        private final List<String> all = new ArrayList<>();

        void unless(boolean kept, String finding) {
            if (!kept) {
                all.add(finding);
            }
        }
    }
}
