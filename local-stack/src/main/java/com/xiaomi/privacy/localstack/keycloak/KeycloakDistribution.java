package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.ServerJars;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak as the stack keeps it: unpacked and augmented once, for that takes longer than everything else together. The
 * augmentation fixes what cannot be chosen at start: the database in memory, and the health checks.
 */
public final class KeycloakDistribution {
    private static final String PREFIX = "keycloak-quarkus-dist-";
    private static final String SUFFIX = ".zip";
    private static final List<String> AUGMENTATION = List.of("build", "--db=dev-mem", "--health-enabled=true");
    private static final List<String> REALMS = List.of("customer", "staff", "xiaomi-account");

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home;
    }

    /**
     * Gets Keycloak ready to start, unless that was done before.
     *
     * @param cache the folder that outlives the stack
     * @param log the log file of the augmentation
     * @throws StackException if the build has not brought Keycloak's archive, or the augmentation fails
     */
    public static KeycloakDistribution prepare(Path cache, Path log) {
        Path archive = ServerJars.find(cache, PREFIX);
        String file = archive.getFileName().toString();
        String version = file.substring(PREFIX.length(), file.length() - SUFFIX.length());
        KeycloakDistribution distribution = new KeycloakDistribution(cache.resolve("keycloak-" + version));
        Path lockFile = cache.resolve("keycloak.lock");
        // Two stacks may start for the first time at once.
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new StackException("The lock " + lockFile + " cannot be had");
            }
            distribution.prepareUnlessDone(archive, log);
        } catch (IOException e) {
            throw new StackException("Keycloak cannot be prepared: " + e.getMessage(), e);
        }
        return distribution;
    }

    private void prepareUnlessDone(Path archive, Path log) throws IOException {
        Path marker = home.resolve("augmented");
        String done = String.join(" ", AUGMENTATION);
        if (!Files.exists(marker) || !Files.readString(marker).equals(done)) {
            Folders.delete(home);
            unpack(archive);
            augment(log);
            Files.writeString(marker, done);
        }
        for (String realm : REALMS) {
            importAtStart(realm);
        }
    }

    private void unpack(Path archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = home.resolveSibling(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    private void augment(Path log) throws IOException {
        try (SupervisedProcess process = SupervisedProcess.start(new SupervisedProcess.Spec(
                "Keycloak's augmentation", command(AUGMENTATION), Map.of(), home, log, "TERM"))) {
            int code = process.waitFor();
            if (code != 0) {
                throw new StackException("Keycloak's augmentation failed (code %d); the end of its log %s:%n%s"
                        .formatted(code, log, process.endOfLog()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Keycloak's augmentation was interrupted", e);
        }
    }

    private void importAtStart(String realm) throws IOException {
        Path target = home.resolve("data").resolve("import").resolve(realm + "-realm.json");
        try (InputStream resource = KeycloakDistribution.class.getResourceAsStream(realm + "-realm.json")) {
            byte[] definition = resource.readAllBytes();
            // A stack that starts at this moment may be reading the file; leave it if nothing changed.
            if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), definition)) {
                Files.createDirectories(target.getParent());
                Files.write(target, definition);
            }
        }
    }

    /** The folder the distribution lies in. */
    Path home() {
        return home;
    }

    /** The command line of {@code kc.sh} with these arguments, without the shell that would stand between. */
    List<String> command(List<String> arguments) {
        return new JavaCommand("512m")
                .with(
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Dquarkus-log-max-startup-records=10000")
                .main(
                        home.resolve("lib").resolve("quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        arguments);
    }
}
