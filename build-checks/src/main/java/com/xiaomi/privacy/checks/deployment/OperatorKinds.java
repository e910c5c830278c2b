package com.xiaomi.privacy.checks.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Checks resources of kinds that operators bring as strictly as those of Kubernetes itself: a field that a kind does not have, at any level, is
 * a finding, and so is a value of the wrong type.
 */
public final class OperatorKinds {
    /** Their operators are written in Java: the classes that they read resources into. */
    private static final Map<String, Class<?>> MODELS = Map.of(
            "kafka.strimzi.io/Kafka", Kafka.class,
            "kafka.strimzi.io/KafkaNodePool", KafkaNodePool.class,
            "kafka.strimzi.io/KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/KafkaUser", KafkaUser.class);

    /** What surrounds its realm has a type; {@code spec.realm} is read as Keycloak does. */
    private static final String REALM_IMPORT = "k8s.keycloak.org/KeycloakRealmImport";

    /** By {@code manifests/check.mjs}. */
    private static final Set<String> TYPED = Set.of(
            "keda.sh",
            "external-secrets.io",
            "cert-manager.io",
            "gateway.networking.k8s.io",
            "gateway.envoyproxy.io",
            "monitoring.coreos.com",
            "postgresql.cnpg.io",
            "barmancloud.cnpg.io",
            "k8s.keycloak.org");

    /** The API groups that are known. */
    public static final Set<String> GROUPS = Stream.of(TYPED, MODELS.keySet())
            .flatMap(Set::stream)
            .map(kind -> kind.replaceAll("/.*", ""))
            .collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeScripts scripts;

    private OperatorKinds(NodeScripts scripts) {
        this.scripts = scripts;
    }

    /** Empty if the packages of {@code manifests/package.json} are not installed. */
    public static Optional<OperatorKinds> find(ProjectFolder project) {
        return NodeScripts.find(project).map(OperatorKinds::new);
    }

    /**
     * What is wrong with resources of these kinds, in words; empty if nothing.
     *
     * @throws IllegalStateException if a kind is unknown
     */
    public List<String> findings(List<CustomResource> resources) {
        Stream<String> typed = typed(resources.stream()
                .filter(resource -> TYPED.contains(resource.group()))
                .toList());
        Stream<String> modelled = resources.stream()
                .filter(resource ->
                        !TYPED.contains(resource.group()) || kind(resource).equals(REALM_IMPORT))
                .flatMap(resource -> modelled(resource).stream());
        return Stream.concat(typed, modelled).toList();
    }

    private Stream<String> typed(List<CustomResource> resources) {
        try {
            String input = JSON.writeValueAsString(
                    resources.stream().map(CustomResource::node).toList());
            return scripts.findings("check.mjs", input).stream();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> modelled(CustomResource resource) {
        try {
            if (kind(resource).equals(REALM_IMPORT)) {
                Manifests.strictly(resource.part("spec", "realm").node(), RealmRepresentation.class);
            } else {
                Manifests.strictly(resource.node(), model(kind(resource)));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("%s %s: %s".formatted(resource.kind(), resource.name(), e.getMessage()));
        }
    }

    private static Class<?> model(String kind) {
        return Optional.<Class<?>>ofNullable(MODELS.get(kind))
                .orElseThrow(() -> new IllegalStateException("Unknown kind " + kind));
    }

    private static String kind(CustomResource resource) {
        return resource.group() + "/" + resource.kind();
    }
}
