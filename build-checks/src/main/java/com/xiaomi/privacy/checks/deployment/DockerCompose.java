package com.xiaomi.privacy.checks.deployment;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Compose itself, the oldest that is packaged, which needs no Docker to read a file. It knows what its services may name: others that are
 * there, volumes that are declared.
 */
public final class DockerCompose {
    private final ProjectFolder project;
    private final Path program;

    private DockerCompose(ProjectFolder project, Path program) {
        this.project = project;
        this.program = program;
    }

    /** Empty if it is not installed. */
    public static Optional<DockerCompose> find(ProjectFolder project) {
        return Program.installed("docker-compose").map(program -> new DockerCompose(project, program));
    }

    /**
     * Has a compose file read, with all its profiles.
     *
     * @throws IllegalStateException if it is refused, with the reason
     */
    public void read(String text) {
        Program.run(
                List.of(program.toString(), "-f", "-", "--profile", "all", "config", "--quiet"),
                project.resolve(""),
                withoutNews(text));
    }

    /** Without what version 1.29 does not know yet: a name of the project, texts of configs, values for variables that are set. */
    private static String withoutNews(String text) {
        return text.replaceFirst("(?m)^name: .*$", "")
                .replaceAll("(?m)^    content: \\|\\n(?:(?:      .*)?\\n)+", "    file: ./docker-compose.yml\n")
                .replaceAll("\\$\\{(\\w+):\\+\\w+}", "\\${$1}");
    }
}
