package com.xiaomi.privacy.checks.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The checks of {@code build-checks/manifests} that are written for Node, with the packages that its {@code package.json} pins. */
final class NodeScripts {
    private static final String FOLDER = "build-checks/manifests";

    private final ProjectFolder project;

    private NodeScripts(ProjectFolder project) {
        this.project = project;
    }

    /** Empty if the packages are not installed. */
    static Optional<NodeScripts> find(ProjectFolder project) {
        return Files.isDirectory(project.resolve(FOLDER + "/node_modules"))
                ? Optional.of(new NodeScripts(project))
                : Optional.empty();
    }

    /**
     * What a script finds wrong, in words; empty if nothing.
     *
     * @throws IllegalStateException if it can't read its input at all
     */
    List<String> findings(String script, String input) {
        try {
            String output = Program.run(List.of("node", script), project.resolve(FOLDER), input);
            return List.of(new ObjectMapper().readValue(output, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
