package com.xiaomi.privacy.checks.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads Kubernetes manifests strictly: an unknown kind or a field that the kind does not have is an error. Kinds are those that we use: no
 * Secret, whose values would be here; no HorizontalPodAutoscaler, which would argue with KEDA's; no Ingress, for which there is nobody to
 * read it; no Role, for nobody needs the cluster.
 */
public final class Manifests {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Namespace", Namespace.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class,
            "batch/v1/Job", Job.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new WithoutSink())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Manifests() {}

    /**
     * Reads all documents of a file.
     *
     * @throws IllegalArgumentException if a kind or a field is unknown, or a value has the wrong type
     */
    public static List<HasMetadata> parse(String text) {
        return documents(text).map(Manifests::parse).toList();
    }

    /** All documents of a YAML file, unchecked. */
    @SuppressWarnings("unchecked")
    public static Stream<Map<String, Object>> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Iterable<Object> all = new Yaml(new SafeConstructor(options)).loadAll(text);
        return StreamSupport.stream(all.spliterator(), false).map(document -> (Map<String, Object>) document);
    }

    /**
     * One resource.
     *
     * @throws IllegalArgumentException if its kind or a field is unknown, or a value has the wrong type
     */
    static HasMetadata parse(Map<String, Object> document) {
        String kind = document.get("apiVersion") + "/" + document.get("kind");
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("Unknown kind " + kind);
        }
        return strictly(document, type);
    }

    /**
     * A document as an object of a generated model, which would otherwise keep unknown fields quietly.
     *
     * @throws IllegalArgumentException if a field is unknown at any level, or a value has the wrong type
     */
    static <T> T strictly(Map<String, Object> document, Class<T> type) {
        return STRICT.convertValue(document, type);
    }

    /** The model's classes collect unknown fields; without that collection they are errors. */
    private static final class WithoutSink extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
