package com.xiaomi.privacy.checks.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All resources that a folder of {@code k8s/} comes to. */
public final class Overlay {
    private final String name;
    private final List<HasMetadata> resources;
    private final List<CustomResource> customResources;

    private Overlay(String name, List<HasMetadata> resources, List<CustomResource> customResources) {
        this.name = name;
        this.resources = List.copyOf(resources);
        this.customResources = List.copyOf(customResources);
    }

    /**
     * Reads what was rendered.
     *
     * @throws IllegalArgumentException if a kind is unknown, or a resource of Kubernetes' own has an unknown field or a value of
     *     the wrong type
     */
    public static Overlay parse(String name, String yaml) {
        List<HasMetadata> resources = new ArrayList<>();
        List<CustomResource> customResources = new ArrayList<>();
        Manifests.documents(yaml).map(CustomResource::new).forEach(resource -> {
            if (OperatorKinds.GROUPS.contains(resource.group())) {
                customResources.add(resource);
            } else {
                resources.add(Manifests.parse(resource.node()));
            }
        });
        return new Overlay(name, resources, customResources);
    }

    /** Which it is. */
    public String name() {
        return name;
    }

    /** All resources of a kind of Kubernetes' own. */
    public <T extends HasMetadata> List<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All resources of Kubernetes' own kinds. */
    public List<HasMetadata> resources() {
        return resources;
    }

    /** One of them; empty if there is none of that name. */
    public <T extends HasMetadata> Optional<T> find(Class<T> type, String resourceName) {
        return all(type).stream()
                .filter(any -> any.getMetadata().getName().equals(resourceName))
                .findFirst();
    }

    /** All resources of kinds that operators bring. */
    public List<CustomResource> customResources() {
        return customResources;
    }

    /** Those of one kind. */
    public List<CustomResource> customResources(String kind) {
        return customResources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
    }

    /**
     * What a container reads from ConfigMaps and plain values; what secrets say is not in it.
     *
     * @throws IllegalArgumentException if it names a ConfigMap that is not there
     */
    public Map<String, String> settings(Container container) {
        Map<String, String> settings = new TreeMap<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            String map = source.getConfigMapRef().getName();
            settings.putAll(find(ConfigMap.class, map)
                    .orElseThrow(() -> new IllegalArgumentException("No ConfigMap is called " + map))
                    .getData());
        }
        container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> settings.put(variable.getName(), variable.getValue()));
        return settings;
    }

    /** The names of all that a container reads from its environment. */
    public Set<String> environmentKeys(Container container) {
        Set<String> keys = new TreeSet<>(settings(container).keySet());
        container.getEnv().stream().map(EnvVar::getName).forEach(keys::add);
        return keys;
    }

    @Override
    public String toString() {
        return name;
    }
}
