package com.xiaomi.privacy.checks.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes what Keycloak's operator imports of the realms that local-stack and compose run with. */
public final class RealmImports {
    private static final String FOLDER = "local-stack/src/main/resources/com/xiaomi/privacy/localstack/keycloak/";
    private static final List<String> REALMS = List.of("customer", "staff");
    private static final List<String> SAMPLES = List.of("example-connector", "central-report");
    private static final String SECRET = "keycloak-realms";
    private static final String SERVICE_ACCOUNT = "service-account-";
    // What has a default need not be given.
    private static final Pattern MANDATORY = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final Pattern SAMPLE_SECRET = Pattern.compile("\\$\\{([A-Z_]+):[a-z-]+-local-sample}");
    private static final String HEADER = """
            # Made by RealmImportTest from the realms of local-stack, without their people, sample clients and passwords.
            """;

    private RealmImports() {}

    /** The manifests of all realms, as YAML. */
    public static String of(ProjectFolder project) {
        return HEADER
                + REALMS.stream()
                        .map(realm -> yaml(resource(realm, read(project.text(FOLDER + realm + "-realm.json")))))
                        .collect(Collectors.joining("---\n"));
    }

    private static Map<String, Object> resource(String name, Map<String, Object> realm) {
        Map<String, Object> deployed = deployed(realm);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("keycloakCRName", "keycloak");
        spec.put("placeholders", placeholders(yaml(deployed)));
        spec.put("realm", deployed);
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", "k8s.keycloak.org/v2alpha1");
        resource.put("kind", "KeycloakRealmImport");
        resource.put("metadata", Map.of("name", name));
        resource.put("spec", spec);
        return resource;
    }

    private static Map<String, Object> placeholders(String realm) {
        return MANDATORY
                .matcher(realm)
                .results()
                .map(name -> name.group(1))
                .distinct()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Map.of("secret", ordered("name", SECRET, "key", name)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, Object> deployed(Map<String, Object> realm) {
        Map<String, Object> deployed = new LinkedHashMap<>(realm);
        deployed.put("sslRequired", "external");
        deployed.computeIfPresent(
                "users",
                (key, users) -> kept(users, "username")
                        .filter(user -> ((String) user.get("username")).startsWith(SERVICE_ACCOUNT))
                        .toList());
        deployed.computeIfPresent(
                "clients",
                (key, clients) ->
                        kept(clients, "clientId").map(RealmImports::client).toList());
        deployed.computeIfPresent(
                "identityProviders",
                (key, providers) ->
                        objects(providers).map(RealmImports::switchedOff).toList());
        return read(placeholdersOf(json(deployed)));
    }

    /** Those that are no samples. */
    private static Stream<Map<String, Object>> kept(Object list, String name) {
        return objects(list)
                .filter(item -> SAMPLES.stream()
                        .noneMatch(sample -> Objects.toString(item.get(name)).endsWith(sample)));
    }

    /** Nobody gives a password to a client. */
    private static Map<String, Object> client(Map<String, Object> client) {
        Map<String, Object> changed = new LinkedHashMap<>(client);
        changed.put("directAccessGrantsEnabled", false);
        changed.computeIfPresent(
                "secret",
                (key, sample) -> "${%s_CLIENT_SECRET}"
                        .formatted(((String) client.get("clientId"))
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)));
        return changed;
    }

    /** The type of the field is a truth value, so no environment variable can switch it on. */
    private static Map<String, Object> switchedOff(Map<String, Object> provider) {
        Map<String, Object> changed = new LinkedHashMap<>(provider);
        changed.computeIfPresent("enabled", (key, enabled) -> enabled instanceof Boolean ? enabled : Boolean.FALSE);
        return changed;
    }

    /** The stand-in for the account system gives its place to the real one. */
    private static String placeholdersOf(String json) {
        return SAMPLE_SECRET
                .matcher(json)
                .replaceAll((MatchResult secret) -> "\\${" + secret.group(1) + "}")
                .replace("${XIAOMI_ACCOUNT_CLIENT_ID:customer-broker}", "${XIAOMI_ACCOUNT_CLIENT_ID}")
                .replace("${KEYCLOAK_URL}/realms/xiaomi-account", "${XIAOMI_ACCOUNT_ISSUER}");
    }

    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> objects(Object list) {
        return ((List<Map<String, Object>>) list).stream();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String json) {
        try {
            return new ObjectMapper().readValue(json, LinkedHashMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String yaml(Map<String, Object> value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new Yaml(options).dump(value);
    }
}
