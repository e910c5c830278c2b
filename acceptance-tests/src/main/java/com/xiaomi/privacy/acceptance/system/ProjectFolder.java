package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The project's folder with what the build left in it.
 *
 * @param root the folder with the parent pom
 * @param images what the services are started from in place of their jars
 * @param settings what the services are told beside what the compose file says: environment variables with their values
 */
public record ProjectFolder(Path root, Optional<ServiceImages> images, Map<String, String> settings) {

    public ProjectFolder {
        root = root.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /** The folder named by the system property {@code project.folder}, otherwise the working folder. */
    public static ProjectFolder current() {
        return new ProjectFolder(Path.of(System.getProperty("project.folder", "")), Optional.empty(), Map.of());
    }

    /** The same, with services that are started from images. */
    public ProjectFolder startingImages(ServiceImages started) {
        return new ProjectFolder(root, Optional.of(started), settings);
    }

    /** The stack's folder for data that is thrown away at the next start. */
    public Path stackHome() {
        return root.resolve(".local-stack");
    }

    /** The unpacked servers, kept between starts. */
    public Path stackCache() {
        return stackHome().resolve("cache");
    }

    /** What the containers of the whole system are told; our own processes are told the same. */
    Path composeFile() {
        return root.resolve("docker-compose.yml");
    }

    /**
     * What a service is started from: its jar, or the file system of its image.
     *
     * @throws StackException if it has not been built
     */
    Path serviceProgram(LocalService service) {
        return images.map(built -> built.root(service)).orElseGet(() -> serviceJar(service));
    }

    /**
     * The jar that starts a service.
     *
     * @throws StackException if it has not been built
     */
    Path serviceJar(LocalService service) {
        return built(root.resolve(service.serviceName()).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /**
     * The jar that starts the sample data system.
     *
     * @throws StackException if it has not been built
     */
    Path connectorJar() {
        return built(root.resolve("example-connector/target/example-connector-1.0.0.jar"));
    }

    /**
     * The jar of the command that backs a cell up.
     *
     * @throws StackException if it has not been built
     */
    public Path cellBackupJar() {
        return built(root.resolve("cell-backup/target/cell-backup-1.0.0.jar"));
    }

    /**
     * How the team of a data system describes it for the registry, as JSON.
     *
     * @throws StackException if it can't be read
     */
    public String dataSystem(String name) {
        try {
            return Files.readString(root.resolve(name).resolve("data-system.json"));
        } catch (IOException e) {
            throw new StackException("the description of " + name + " cannot be read", e);
        }
    }

    private Path built(Path jar) {
        if (!Files.exists(jar)) {
            throw new StackException("%s is missing: build it with ./mvnw -DskipTests install, or start with ./run"
                    .formatted(root.relativize(jar)));
        }
        return jar;
    }
}
