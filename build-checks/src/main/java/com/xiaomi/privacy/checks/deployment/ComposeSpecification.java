package com.xiaomi.privacy.checks.deployment;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.List;
import java.util.Optional;

/** The Compose Specification of today, by its JSON schema: which keys there are, and what their values may be. */
public final class ComposeSpecification {
    private final NodeScripts scripts;

    private ComposeSpecification(NodeScripts scripts) {
        this.scripts = scripts;
    }

    /** Empty if the packages of {@code manifests/package.json} are not installed. */
    public static Optional<ComposeSpecification> find(ProjectFolder project) {
        return NodeScripts.find(project).map(ComposeSpecification::new);
    }

    /**
     * What in a compose file it does not have, in words; empty if nothing.
     *
     * @throws IllegalStateException if the file can't be read at all
     */
    public List<String> findings(String text) {
        return scripts.findings("compose.mjs", text);
    }
}
