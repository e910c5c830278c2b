package com.xiaomi.privacy.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The images of the services as {@code scripts/images} has unpacked them, and the containers that are started from them: by {@code runc}, as
 * the pods of {@code k8s/base} are, with the user of the image, a read-only root, a writable {@code /tmp}, no capabilities and the memory of
 * a pod. Only the network is this machine's, for the servers listen on its loopback. Needs root.
 *
 * @param folder the folder in which {@code scripts/images} works
 * @param cache what becomes of the AOT cache
 */
public record ServiceImages(Path folder, Cache cache) {

    /** The AOT cache of the JVM, the last layer of an image (JEP 483, 514, 515). */
    public enum Cache {
        /** It is used if the image has it. */
        USED,
        /** It is as if the image had none. */
        LEFT_OUT,
        /** It is written to the folder {@code cache} beside the image when the service ends. */
        MADE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    // As k8s/base/pods.yaml says it.
    private static final long MEMORY_OF_A_POD = 768L * 1024 * 1024;
    private static final String SECRETS = "/run/secrets/";
    private static final String CACHE_FOLDER = "/cache";
    private static final String CACHE_OPTION = "-XX:AOTCache";

    /** Those that {@code scripts/images} left in its folder. */
    public static ServiceImages of(ProjectFolder project, Cache cache) {
        return new ServiceImages(project.stackHome().resolve("images"), cache);
    }

    /** The file system of a service's image. */
    public Path root(LocalService service) {
        return built(bundle(service).resolve("rootfs"));
    }

    /**
     * Prepares a container of a service.
     *
     * @param name of the process, for the container's own files
     * @param environment what the service is told; files of secrets that it names come along
     * @throws StackException if the image was not built
     */
    ManagedProcess.Start container(String name, LocalService service, Map<String, String> environment) {
        Path run = folder.resolve("run").resolve(name);
        return mark -> {
            try {
                Folders.delete(run);
                Folders.create(run);
                write(run, service, mark, environment);
            } catch (IOException e) {
                throw new StackException("the container of %s can't be prepared".formatted(name), e);
            }
            String id = mark.replaceAll("[^A-Za-z0-9]", "");
            return List.of("runc", "--root", run.resolve("state").toString(), "run", "--bundle", run.toString(), id);
        };
    }

    private void write(Path run, LocalService service, String mark, Map<String, String> environment)
            throws IOException {
        ObjectNode config = (ObjectNode)
                JSON.readTree(built(bundle(service).resolve("config.json")).toFile());
        ObjectNode process = (ObjectNode) config.get("process");
        config.put("hostname", "localhost");
        process.put("terminal", false);
        replace(process.withArray("args"), arguments -> command(arguments, mark));
        process.get("capabilities").forEach(set -> ((ArrayNode) set).removeAll());
        ((ObjectNode) config.get("root")).put("path", root(service).toString()).put("readonly", true);
        ArrayNode mounts = config.withArray("mounts");
        mount(mounts, "/etc/hosts", Path.of("/etc/hosts"), "ro");
        mounts.addObject().put("destination", "/tmp").put("type", "tmpfs").put("source", "tmpfs");
        int user = process.at("/user/uid").intValue();
        addEnvironment(process.withArray("env"), environment, mounts, run, user);
        ObjectNode linux = (ObjectNode) config.get("linux");
        keepNetwork(linux.withArray("namespaces"));
        if (cache == Cache.MADE) {
            Path made = Folders.create(folder.resolve(service.serviceName()).resolve("cache"));
            own(made, user);
            mount(mounts, CACHE_FOLDER, made, "rw");
        } else {
            linux.withObject("/resources/memory").put("limit", MEMORY_OF_A_POD);
        }
        JSON.writeValue(run.resolve("config.json").toFile(), config);
    }

    private List<String> command(List<String> entrypoint, String mark) {
        List<String> command = new ArrayList<>(entrypoint);
        if (cache != Cache.USED) {
            command.removeIf(argument -> argument.startsWith(CACHE_OPTION));
        }
        if (cache == Cache.MADE) {
            command.add(1, CACHE_OPTION + "Output=" + CACHE_FOLDER + "/app.aot");
        }
        command.add(1, mark);
        return command;
    }

    private static void replace(ArrayNode list, UnaryOperator<List<String>> change) {
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(value.textValue()));
        list.removeAll();
        change.apply(values).forEach(list::add);
    }

    /** As the platform does: each secret is a file below one folder that the user of the container can read. */
    private static void addEnvironment(
            ArrayNode list, Map<String, String> environment, ArrayNode mounts, Path run, int user) throws IOException {
        Path copies = Folders.create(run.resolve("secrets"));
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String value = variable.getValue();
            if (variable.getKey().endsWith("_FILE")) {
                Path file = Path.of(value);
                Path copy = copies.resolve(file.getFileName());
                Files.copy(file, copy);
                own(copy, user);
                value = SECRETS + file.getFileName();
                mount(mounts, value, copy, "ro");
            }
            list.add(variable.getKey() + "=" + value);
        }
    }

    private static void mount(ArrayNode mounts, String destination, Path source, String how) {
        ObjectNode mount = mounts.addObject()
                .put("destination", destination)
                .put("type", "bind")
                .put("source", source.toString());
        mount.putArray("options").add("bind").add(how);
    }

    private static void keepNetwork(ArrayNode namespaces) {
        Set<String> own = Set.of("mount", "pid", "ipc", "uts");
        List<JsonNode> kept = new ArrayList<>();
        namespaces.forEach(namespace -> {
            if (own.contains(namespace.get("type").textValue())) {
                kept.add(namespace);
            }
        });
        namespaces.removeAll();
        namespaces.addAll(kept);
    }

    private static void own(Path file, int user) throws IOException {
        Files.setAttribute(file, "unix:uid", user);
    }

    private Path bundle(LocalService service) {
        return folder.resolve(service.serviceName()).resolve("bundle");
    }

    private static Path built(Path file) {
        if (!Files.exists(file)) {
            throw new StackException(file + " is missing: build the images with scripts/images");
        }
        return file;
    }
}
