package com.xiaomi.privacy.checks.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the whole project, found from the folder of a module that is being built. */
public final class ProjectFolder {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path root;

    private ProjectFolder(Path root) {
        this.root = root;
    }

    /** The project that the running build belongs to: Maven tells the module's folder as {@code basedir}. */
    public static ProjectFolder ofThisBuild() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return new ProjectFolder(module.getParent());
    }

    /** A project that lies elsewhere. */
    public static ProjectFolder at(Path root) {
        return new ProjectFolder(root);
    }

    /** A path in the project. */
    public Path resolve(String path) {
        return root.resolve(path);
    }

    /**
     * The text of a file.
     *
     * @throws UncheckedIOException if it can't be read
     */
    public String text(String path) {
        try {
            return Files.readString(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The files below a folder whose name ends so, in alphabetical order.
     *
     * @return paths relative to the project's folder
     */
    public List<String> filesBelow(String folder, String ending) {
        try (Stream<Path> files = Files.walk(resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of the modules that are built, in their order. */
    public List<String> moduleFolders() {
        return MODULE.matcher(text("pom.xml"))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    /**
     * The compiled classes of a module.
     *
     * @throws IllegalStateException if it has not been built
     */
    public Path classes(Module module) {
        Path classes = resolve(module.folder()).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(module.folder() + " has no classes: build it first");
        }
        return classes;
    }
}
