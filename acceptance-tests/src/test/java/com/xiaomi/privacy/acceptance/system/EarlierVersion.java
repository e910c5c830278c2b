package com.xiaomi.privacy.acceptance.system;

import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The version that operators upgrade from, built from the history of this repository. Its commit is what {@code acceptance-tests/upgrade-from}
 * holds. It is built once, and nothing of it is installed where builds of today's would find it.
 */
public final class EarlierVersion {
    private static final String CONNECTOR = "example-connector";
    private static final int BUILD_MINUTES = 30;
    // To go on where a later version has migrated; services built since then know it themselves (docs/deployment.md,
    // Upgrades).
    private static final Map<String, String> AFTER_A_LATER_ONE = Map.of(
            "QUARKUS_FLYWAY_IGNORE_FUTURE_MIGRATIONS", "true",
            "QUARKUS_FLYWAY_KEYS_IGNORE_FUTURE_MIGRATIONS", "true");

    private final ProjectFolder present;
    private final Path versions;
    private final String commit;

    private EarlierVersion(ProjectFolder present, String commit) {
        this.present = present;
        this.versions = Folders.create(present.stackHome().resolve("versions"));
        this.commit = commit;
    }

    /**
     * Looks for it.
     *
     * @return empty if the history of this clone does not reach back to it
     */
    public static Optional<EarlierVersion> inHistory() {
        ProjectFolder present = ProjectFolder.current();
        try {
            EarlierVersion earlier = new EarlierVersion(
                    present,
                    Files.readString(present.root().resolve("acceptance-tests/upgrade-from"))
                            .strip());
            return earlier.isInHistory() ? Optional.of(earlier) : Optional.empty();
        } catch (IOException e) {
            throw new StackException("the commit to upgrade from can't be read", e);
        }
    }

    private boolean isInHistory() {
        return exitCode(present.root(), "looked", List.of("git", "cat-file", "-e", commit + "^{commit}")) == 0;
    }

    /**
     * Builds it, unless that has been done.
     *
     * @throws StackException if that fails
     */
    public ProjectFolder built() {
        Path folder = versions.resolve(commit);
        Path done = versions.resolve(commit + ".built");
        if (!Files.exists(done)) {
            Folders.delete(folder);
            run(present.root(), "cloned", List.of("git", "clone", "--quiet", "--no-checkout", ".", folder.toString()));
            run(folder, "checked out", List.of("git", "checkout", "--quiet", "--detach", commit));
            run(folder, "built", build());
            mark(done);
        }
        return new ProjectFolder(folder, Optional.empty(), AFTER_A_LATER_ONE);
    }

    private static List<String> build() {
        String modules = Stream.concat(
                        RunningSystem.SERVICES.stream().map(LocalService::serviceName), Stream.of(CONNECTOR))
                .collect(Collectors.joining(","));
        List<String> build = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-q", "package", "-am", "-pl", modules));
        build.addAll(List.of("-DskipTests", "-DskipITs", "-Dspotless.check.skip=true"));
        return build;
    }

    private static void mark(Path done) {
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new StackException(done + " can't be written", e);
        }
    }

    private void run(Path folder, String what, List<String> command) {
        int code = exitCode(folder, what, command);
        if (code != 0) {
            throw new StackException("version %s was not %s (%d): see %s".formatted(commit, what, code, log(what)));
        }
    }

    private int exitCode(Path folder, String what, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(what).toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new StackException("version %s was not %s in time: see %s".formatted(commit, what, log(what)));
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new StackException(command.getFirst() + " can't be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private Path log(String what) {
        return versions.resolve("%s.%s.log".formatted(commit, what.replace(' ', '-')));
    }
}
