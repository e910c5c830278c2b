package com.xiaomi.privacy.checks.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No module is forgotten when the rules are checked. */
class ModuleTest {

    @Test
    void every_module_of_the_build_is_checked_except_those_that_only_test_or_hold_no_java() {
        ProjectFolder project = ProjectFolder.ofThisBuild();
        List<String> holdJava = project.moduleFolders().stream()
                .filter(folder -> Files.isDirectory(project.resolve(folder + "/src/main/java")))
                .toList();

        assertThat(holdJava).endsWith("build-checks", "acceptance-tests");
        assertThat(Stream.of(Module.values()).map(Module::folder))
                .containsExactlyInAnyOrderElementsOf(holdJava.subList(0, holdJava.size() - 2));
    }

    @Test
    void nothing_uses_a_module_that_uses_it_in_turn() {
        for (Module module : Module.values()) {
            assertThat(module.mayUse())
                    .allSatisfy(used -> assertThat(used.mayUse())
                            .as("%s, used by %s", used, module)
                            .doesNotContain(module));
        }
    }
}
