package com.xiaomi.privacy.checks.code;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled main code of all modules. */
public final class CodeBase {
    /** The common start of all packages. */
    public static final String PACKAGE = "com.xiaomi.privacy";

    private CodeBase() {}

    /**
     * Reads the classes of all modules.
     *
     * @throws IllegalStateException if a module has not been built
     */
    public static JavaClasses read(ProjectFolder project) {
        List<Path> folders = Stream.of(Module.values()).map(project::classes).toList();
        return new ClassFileImporter().importPaths(folders);
    }
}
