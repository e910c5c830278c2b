package com.xiaomi.privacy.checks.deployment;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Path;
import java.util.List;

/** The files of {@code k8s/}, and which of them nobody uses. */
final class KustomizeFiles {
    private static final String KUSTOMIZATION = "kustomization.yaml";

    private final ProjectFolder project;

    KustomizeFiles(ProjectFolder project) {
        this.project = project;
    }

    List<String> kustomizations() {
        return project.filesBelow("k8s", KUSTOMIZATION);
    }

    List<String> components() {
        return project.filesBelow("k8s/components", KUSTOMIZATION).stream()
                .map(file -> name(Path.of(file).getParent()))
                .toList();
    }

    /** Those that the kustomization of their folder does not name, or whose folder has none. */
    List<String> unused() {
        List<String> kustomizations = kustomizations();
        return project.filesBelow("k8s", "").stream()
                .filter(file -> !file.endsWith("/" + KUSTOMIZATION))
                .filter(file -> {
                    String kustomization =
                            Path.of(file).resolveSibling(KUSTOMIZATION).toString();
                    return !kustomizations.contains(kustomization)
                            || !project.text(kustomization).contains(name(Path.of(file)));
                })
                .toList();
    }

    /** Those that are neither among the servers nor in what all regions have alike. */
    List<String> componentsOfNobody() {
        String used = project.text("k8s/servers/" + KUSTOMIZATION) + project.text("k8s/cell/" + KUSTOMIZATION);
        return components().stream()
                .filter(component -> !used.contains("- ../components/" + component + "\n"))
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
