package com.xiaomi.privacy.checks.code;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.xiaomi.privacy.checks.project.ProjectFolder;

/** The code of all modules, read once for all tests: reading takes longer than any rule. */
public final class CheckedCode {
    /** Every class of every module. */
    public static final JavaClasses ALL = CodeBase.read(ProjectFolder.ofThisBuild());

    private CheckedCode() {}
}
