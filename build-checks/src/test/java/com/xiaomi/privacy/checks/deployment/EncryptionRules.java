package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for TLS inside of a cluster: who answers shows a certificate of its name, and who asks looks at it. */
final class EncryptionRules {
    private static final String FOLDER = "/run/secrets/certificates";
    private static final String SERVERS = "privacy-servers";
    private static final String ORIGIN = "origin";
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://(([a-z-]+)-rw\\.[a-z-]+):5432/\\w+\\?(.+)");

    private final Overlay overlay;

    EncryptionRules(Overlay overlay) {
        this.overlay = overlay;
    }

    void servicesAnswerByTlsOnly() {
        for (Module module : Module.services()) {
            Container container = container(module);
            assertThat(settings(module))
                    .as(module.folder())
                    .containsEntry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled")
                    .containsEntry(
                            "QUARKUS_HTTP_SSL_PORT",
                            container.getPorts().getFirst().getContainerPort().toString())
                    .containsEntry("QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "inside")
                    .containsEntry("QUARKUS_TLS_INSIDE_PROTOCOLS", "TLSv1.3,TLSv1.2");
            assertThat(settings(module).get("QUARKUS_TLS_INSIDE_CIPHER_SUITES").split(","))
                    .as("with forward secrecy and 256 bits")
                    .allMatch(suite ->
                            suite.matches("TLS_(ECDHE_ECDSA_WITH_)?(AES_256_GCM|CHACHA20_POLY1305)_SHA(256|384)"));
            assertThat(Stream.of(
                                    container.getStartupProbe(),
                                    container.getLivenessProbe(),
                                    container.getReadinessProbe())
                            .map(Probe::getHttpGet))
                    .allMatch(asked -> "HTTPS".equals(asked.getScheme()));
        }
    }

    /** Those of the migrations, too: the images are the same. */
    void everyPodHasTheCertificateOfItsService() {
        for (Module module : Module.services()) {
            assertThat(settings(module))
                    .as(module.folder())
                    .containsEntry("QUARKUS_TLS_INSIDE_KEY_STORE_PEM_OWN_CERT", FOLDER + "/tls.crt")
                    .containsEntry("QUARKUS_TLS_INSIDE_KEY_STORE_PEM_OWN_KEY", FOLDER + "/tls.key")
                    .containsEntry("QUARKUS_TLS_INSIDE_TRUST_STORE_PEM_CERTS", FOLDER + "/ca.crt")
                    .containsKey("QUARKUS_TLS_INSIDE_RELOAD_PERIOD");
            assertThat(mounted(pod(module))).as(module.folder()).contains(module.folder() + "-tls");
            assertThat(mounted(migration(module))).as(module.folder()).contains(module.folder() + "-tls");
        }
    }

    void neighboursAreAskedByTls() {
        for (Module module : Module.services()) {
            assertThat(settings(module)).containsEntry("QUARKUS_REST_CLIENT_TLS_CONFIGURATION_NAME", "inside");
            assertThat(addresses(module))
                    .as(module.folder())
                    .isNotEmpty()
                    .allMatch(address -> address.getScheme().equals("https"));
        }
    }

    void whoeverIsAskedHasACertificateOfThatName() {
        for (Module module : Module.services()) {
            assertThat(addresses(module))
                    .allSatisfy(address -> assertThat(names(address.getHost() + "-tls", "privacy-support"))
                            .contains(address.getHost()));
        }
        Optional<URI> directory = Optional.ofNullable(
                        settings(Module.NOTIFICATION).get("RIGHTS_NOTIFICATION_STAFF_DIRECTORY_URL"))
                .map(URI::create);
        assertThat(directory)
                .hasValueSatisfying(address -> assertThat(address.getScheme()).isEqualTo("https"));
        assertThat(names(keycloak().text("spec", "http", "tlsSecret").orElseThrow(), SERVERS))
                .contains(directory.orElseThrow().getHost());
        assertThat(keycloak().text("spec", "http", "httpEnabled")).contains("false");
    }

    void filesPassToTheScannerByTls() {
        for (Module module : Module.services()) {
            Map<String, String> settings = settings(module);
            if (settings.containsKey("RIGHTS_MALWARE_SCAN_HOST")) {
                assertThat(settings).containsEntry("RIGHTS_MALWARE_SCAN_TLS_CONFIGURATION_NAME", "inside");
                assertThat(names("clamav-tls", SERVERS)).contains(settings.get("RIGHTS_MALWARE_SCAN_HOST"));
            }
        }
    }

    void databasesTakeTlsOnlyAndAreBelievedByTheNameOfTheirCertificate() {
        for (Module module : Module.services()) {
            List<String> urls = settings(module).entrySet().stream()
                    .filter(setting -> setting.getKey().endsWith("_JDBC_URL"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(urls).isNotEmpty().allSatisfy(url -> {
                Matcher jdbc = JDBC.matcher(url);
                assertThat(jdbc.matches()).as(url).isTrue();
                assertThat(jdbc.group(3)).isEqualTo("sslmode=verify-full&sslrootcert=" + FOLDER + "/ca.crt");
                assertThat(names(certificateOf(jdbc.group(2)), SERVERS)).contains(jdbc.group(1));
            });
        }
        assertThat(overlay.customResources("Cluster"))
                .isNotEmpty()
                .allSatisfy(cluster -> assertThat(cluster.values("spec", "postgresql", "pg_hba"))
                        .first()
                        .isEqualTo("hostnossl all all all reject"));
        assertThat(keycloak().parts("spec", "additionalOptions"))
                .anySatisfy(option -> assertThat(option.text("value"))
                        .contains("?sslmode=verify-full&sslrootcert=/mnt/certificates/ca.crt"));
    }

    /** They have to come so far: both listeners of the origin have its routes. The sign-in is for browsers, which may be led to https. */
    void callsInTheClearAreRefusedAndNotRedirected() {
        assertThat(overlay.customResources("Gateway").stream()
                        .filter(gateway -> gateway.name().equals(ORIGIN))
                        .flatMap(gateway -> gateway.parts("spec", "listeners").stream())
                        .map(listener -> listener.text("protocol").orElseThrow()))
                .as("listeners")
                .contains("HTTP");
        assertThat(overlay.customResources("HTTPRoute").stream()
                        .filter(route -> route.name().equals(ORIGIN)))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.parts("spec", "parentRefs"))
                            .extracting(CustomResource::node)
                            .containsExactly(Map.of("name", ORIGIN));
                    assertThat(route.parts("spec", "rules"))
                            .allMatch(rule -> rule.parts("filters").isEmpty());
                });
        for (Module module : Module.services()) {
            assertThat(settings(module)).containsEntry("RIGHTS_CLIENT_REQUIRE_TLS", "true");
        }
    }

    void metricsAreAskedForByTls() {
        Set<String> asked = overlay.customResources("ServiceMonitor").stream()
                .flatMap(monitor -> monitor.parts("spec", "endpoints").stream())
                .map(endpoint -> {
                    assertThat(endpoint.text("scheme")).contains("https");
                    String name = endpoint.text("tlsConfig", "serverName").orElseThrow();
                    assertThat(endpoint.text("tlsConfig", "ca", "secret", "name"))
                            .contains(name + "-tls");
                    assertThat(names(name + "-tls", "privacy-support")).contains(name);
                    return name;
                })
                .collect(Collectors.toSet());
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        Module.services().stream().map(Module::folder).toList());
    }

    private List<URI> addresses(Module module) {
        return settings(module).entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("RIGHTS_SERVICES_"))
                .map(setting -> URI.create(setting.getValue()))
                .toList();
    }

    private List<Object> names(String secret, String namespace) {
        return InnerCertificates.names(overlay, secret, namespace);
    }

    private String certificateOf(String cluster) {
        return overlay.customResources("Cluster").stream()
                .filter(one -> one.name().equals(cluster))
                .flatMap(one -> one.text("spec", "certificates", "serverTLSSecret").stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(cluster + " has no certificate of ours"));
    }

    private CustomResource keycloak() {
        return overlay.customResources("Keycloak").getFirst();
    }

    /** The Secrets that lie, read-only, where certificates are looked for. */
    private static Set<String> mounted(PodSpec pod) {
        Set<String> volumes = pod.getContainers().getFirst().getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(FOLDER) && Boolean.TRUE.equals(mount.getReadOnly()))
                .map(VolumeMount::getName)
                .collect(Collectors.toSet());
        return pod.getVolumes().stream()
                .filter(volume -> volumes.contains(volume.getName()))
                .map(Volume::getSecret)
                .map(secret -> secret.getSecretName())
                .collect(Collectors.toSet());
    }

    private PodSpec pod(Module service) {
        return find(Deployment.class, service.folder()).getSpec().getTemplate().getSpec();
    }

    private PodSpec migration(Module service) {
        return find(Job.class, service.folder().replace("-service", "-migration"))
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private <T extends HasMetadata> T find(Class<T> type, String name) {
        return overlay.find(type, name).orElseThrow();
    }

    private Container container(Module service) {
        return pod(service).getContainers().getFirst();
    }

    private Map<String, String> settings(Module service) {
        return overlay.settings(container(service));
    }
}
