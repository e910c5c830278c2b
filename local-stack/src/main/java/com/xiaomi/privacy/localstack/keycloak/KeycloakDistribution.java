package com.xiaomi.privacy.localstack.keycloak;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import com.xiaomi.privacy.localstack.process.JavaCommand;
import com.xiaomi.privacy.localstack.process.ServerJars;
import com.xiaomi.privacy.localstack.process.SupervisedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak as the stack keeps it: unpacked and augmented once, for that takes longer than everything else together. The
 * augmentation fixes what cannot be chosen at start: the kind of database, and the health checks.
 */
final class KeycloakDistribution {
    private static final String PREFIX = "keycloak-quarkus-dist-";
    private static final String SUFFIX = ".zip";
    /** The passwords that nobody may choose; the policy of the staff realm names the file. */
    private static final String BAD_PASSWORDS = "bad-passwords.txt";

    private static final List<String> AUGMENTATION =
            List.of("build", "--db=dev-file", "--health-enabled=true", "--features=transient-users");

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home;
    }

    /**
     * Unpacks and augments Keycloak, unless that was done before. Only one process at a time may do this.
     *
     * @param cache the folder that outlives the stack
     * @param log the log file of the augmentation
     * @throws StackException if the build has not brought Keycloak's archive, or the augmentation fails
     */
    static KeycloakDistribution prepare(Path cache, Path log) throws IOException {
        Path archive = ServerJars.find(cache, PREFIX);
        String file = archive.getFileName().toString();
        String version = file.substring(PREFIX.length(), file.length() - SUFFIX.length());
        // Another augmentation gets another folder: a running stack may be using the old one.
        Path home = cache.resolve("keycloak-" + version + "-" + Fingerprint.of(AUGMENTATION));
        KeycloakDistribution distribution = new KeycloakDistribution(home);
        Path marker = home.resolve("augmented");
        if (!Files.exists(marker)) {
            Folders.delete(home);
            distribution.unpack(archive, "keycloak-" + version);
            distribution.augment(log);
            Files.createFile(marker);
        }
        distribution.bringBadPasswords();
        return distribution;
    }

    private void bringBadPasswords() throws IOException {
        Path folder = Folders.create(home.resolve("data").resolve("password-blacklists"));
        try (InputStream list = KeycloakDistribution.class.getResourceAsStream(BAD_PASSWORDS)) {
            Files.copy(list, folder.resolve(BAD_PASSWORDS), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void unpack(Path archive, String folderInArchive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(folderInArchive.length() + 1);
                Path target = home.resolve(name).normalize();
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

    /**
     * The driver of the database that Keycloak brings with it.
     *
     * @throws StackException if there is none
     */
    Path databaseDriver() {
        try (Stream<Path> jars = Files.list(home.resolve("lib").resolve("lib").resolve("main"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow(() -> new StackException("Keycloak has no H2 database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
