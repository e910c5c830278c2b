package com.xiaomi.privacy.checks.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The Compose Specification of today, by its JSON schema: which keys there are, and what their values may be. */
public final class ComposeSpecification {
    private static final String FOLDER = "build-checks/manifests";

    private final ProjectFolder project;

    private ComposeSpecification(ProjectFolder project) {
        this.project = project;
    }

    /** Empty if the packages of {@code manifests/package.json} are not installed. */
    public static Optional<ComposeSpecification> find(ProjectFolder project) {
        return Files.isDirectory(project.resolve(FOLDER + "/node_modules"))
                ? Optional.of(new ComposeSpecification(project))
                : Optional.empty();
    }

    /**
     * What in a compose file it does not have, in words; empty if nothing.
     *
     * @throws IllegalStateException if the file can't be read at all
     */
    public List<String> findings(String text) {
        try {
            String output = Program.run(List.of("node", "compose.mjs"), project.resolve(FOLDER), text);
            return List.of(new ObjectMapper().readValue(output, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
