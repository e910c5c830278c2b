package com.xiaomi.privacy.localstack.compose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, with its anchors resolved. */
public final class ComposeFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\$");

    private final Map<String, Object> document;

    private ComposeFile(Map<String, Object> document) {
        this.document = document;
    }

    /**
     * Reads the text of a compose file.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML
     */
    public static ComposeFile parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(200);
        return new ComposeFile(map(new Yaml(new SafeConstructor(options)).load(text)));
    }

    /** The names of the services, in compose's sense of the word. */
    public Set<String> services() {
        return section("services").keySet();
    }

    /** One of them. */
    public Service service(String name) {
        return new Service(name, map(section("services").get(name)));
    }

    /** The names under a top-level key, for example the declared {@code secrets}. */
    public Set<String> declared(String key) {
        return section(key).keySet();
    }

    /** The text of an inline {@code config}, as the container sees it. */
    public String config(String name) {
        String content = (String) map(section("configs").get(name)).get("content");
        return VARIABLE.matcher(content).replaceAll("\\$");
    }

    private Map<String, Object> section(String key) {
        return map(document.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    /**
     * One container.
     *
     * @param name its name
     * @param node what the file says about it
     */
    public record Service(String name, Map<String, Object> node) {

        /** The image with its tag. */
        public String image() {
            return (String) node.get("image");
        }

        /** Whether it ends by itself when its work is done. */
        public boolean isJob() {
            return String.valueOf(node.get("restart")).startsWith("on-failure");
        }

        /** Environment variables and their values. */
        public Map<String, String> environment() {
            Map<String, String> environment = new TreeMap<>();
            map(node.getOrDefault("environment", Map.of())).forEach((key, value) -> environment.put(key, "" + value));
            return environment;
        }

        /** The profiles it is started in. */
        public List<String> profiles() {
            return strings("profiles");
        }

        /** The secrets it sees as files. */
        public List<String> secrets() {
            return strings("secrets");
        }

        /** The configs it sees as files. */
        public List<String> configs() {
            return ((Collection<?>) node.getOrDefault("configs", List.of()))
                    .stream()
                            .map(config -> String.valueOf(map(config).get("source")))
                            .toList();
        }

        /** The published ports, as written. */
        public List<String> ports() {
            return strings("ports");
        }

        /** Whether something tells that it is well, or it says that nothing can. */
        public boolean hasHealthCheck() {
            Map<String, Object> check = map(node.getOrDefault("healthcheck", Map.of()));
            return check.containsKey("test") || Boolean.TRUE.equals(check.get("disable"));
        }

        /** What it waits for, and until when. */
        public Map<String, String> waitsFor() {
            return map(node.getOrDefault("depends_on", Map.of())).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry ->
                            (String) map(entry.getValue()).get("condition")));
        }

        /** The command's words, in one line. */
        public String command() {
            return String.join(" ", strings("command"));
        }

        private List<String> strings(String key) {
            return ((Collection<?>) node.getOrDefault(key, List.of()))
                    .stream().map(String::valueOf).toList();
        }
    }
}
