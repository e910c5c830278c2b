package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody uses is found. */
class KustomizeFilesTest {

    @TempDir
    Path root;

    @BeforeEach
    void aFolderInWhichAllIsUsed() throws IOException {
        write("k8s/base/kustomization.yaml", "resources:\n- pods.yaml\n");
        write("k8s/base/pods.yaml", "");
        write("k8s/components/kafka/kustomization.yaml", "resources: []\n");
        write("k8s/servers/kustomization.yaml", "components:\n- ../components/kafka\n");
        write("k8s/cell/kustomization.yaml", "resources:\n- ../base\n");
    }

    @Test
    void what_is_used_is_not_blamed() {
        KustomizeFiles files = new KustomizeFiles(ProjectFolder.at(root));

        assertThat(files.unused()).isEmpty();
        assertThat(files.componentsOfNobody()).isEmpty();
    }

    @Test
    void a_file_that_its_kustomization_does_not_name_is_found() throws IOException {
        write("k8s/base/forgotten.yaml", "");

        assertThat(new KustomizeFiles(ProjectFolder.at(root)).unused()).containsExactly("k8s/base/forgotten.yaml");
    }

    @Test
    void a_file_in_a_folder_without_a_kustomization_is_found() throws IOException {
        write("k8s/base/inner/pods.yaml", "");

        assertThat(new KustomizeFiles(ProjectFolder.at(root)).unused()).containsExactly("k8s/base/inner/pods.yaml");
    }

    @Test
    void a_component_of_nobody_is_found() throws IOException {
        write("k8s/components/forgotten/kustomization.yaml", "resources: []\n");

        assertThat(new KustomizeFiles(ProjectFolder.at(root)).componentsOfNobody())
                .containsExactly("forgotten");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
