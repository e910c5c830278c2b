package com.xiaomi.privacy.checks.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of a kind that an operator brings, not Kubernetes itself.
 *
 * @param node all of it
 */
public record CustomResource(Map<String, Object> node) {

    /** The API group, for example {@code keda.sh}. */
    public String group() {
        return apiVersion().replaceAll("/.*", "");
    }

    /** The API group with its version. */
    public String apiVersion() {
        return (String) node.get("apiVersion");
    }

    /** The kind. */
    public String kind() {
        return (String) node.get("kind");
    }

    /** The name. */
    public String name() {
        return text("metadata", "name").orElseThrow();
    }

    /** The namespace; empty if it has none. */
    public Optional<String> namespace() {
        return text("metadata", "namespace");
    }

    /** The text at a path; empty if there is nothing. */
    public Optional<String> text(String... path) {
        return at(path).map(Object::toString);
    }

    /** The values of a list at a path; none if there is nothing. */
    public List<Object> values(String... path) {
        return at(path).map(list -> List.<Object>copyOf((List<?>) list)).orElse(List.of());
    }

    /**
     * The object at a path, as if it were a resource.
     *
     * @throws java.util.NoSuchElementException if there is nothing
     */
    @SuppressWarnings("unchecked")
    public CustomResource part(String... path) {
        return new CustomResource((Map<String, Object>) at(path).orElseThrow());
    }

    /** The objects of a list at a path, as if each were a resource; none if there is nothing. */
    @SuppressWarnings("unchecked")
    public List<CustomResource> parts(String... path) {
        return values(path).stream()
                .map(item -> new CustomResource((Map<String, Object>) item))
                .toList();
    }

    private Optional<Object> at(String... path) {
        return Stream.of(path)
                .reduce(
                        Optional.<Object>of(node),
                        (at, key) -> at.filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(key)),
                        (one, other) -> other);
    }
}
