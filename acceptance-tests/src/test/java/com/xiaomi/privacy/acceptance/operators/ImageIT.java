package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import com.xiaomi.privacy.acceptance.system.Replica;
import com.xiaomi.privacy.acceptance.system.ServiceImages;
import com.xiaomi.privacy.acceptance.system.ServiceImages.Cache;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.localstack.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of one service, without the cache that takes a journey through all. Those of all services: {@link AllImagesIT}. */
class ImageIT {

    private static final LocalService SERVICE = LocalService.NOTIFICATION;
    private static final String NAME = SERVICE.serviceName();

    @TempDir
    static Path folder;

    private static BuiltImages images;

    @BeforeAll
    static void build() throws Exception {
        images = BuiltImages.build(folder, "--without-cache", NAME);
    }

    @Test
    void itStartsAsNobodyInParticularAndKnowsNoSecret() throws Exception {
        JsonNode config = images.config(NAME);

        assertThat(config.get("User").textValue()).isEqualTo("10001:10001");
        assertThat(config.get("WorkingDir").textValue()).isEqualTo("/app");
        assertThat(texts(config.get("Entrypoint")))
                .startsWith("java")
                .contains("-XX:AOTCache=app.aot")
                .endsWith("quarkus-run.jar");
        assertThat(texts(config.get("Env"))).containsExactly("PATH=/usr/bin");
    }

    @Test
    void itsListOfMaterialsNamesEveryLibraryInIt() throws Exception {
        List<String> listed = new ArrayList<>();
        images.materials(NAME)
                .get("components")
                .forEach(component -> listed.add(component.path("group").asText() + "."
                        + component.path("name").asText() + "-"
                        + component.path("version").asText()));

        assertThat(libraries())
                .hasSizeGreaterThan(100)
                .allSatisfy(library -> assertThat(listed).anyMatch(library::startsWith));
    }

    @Test
    void nothingOfTheSourcesIsInIt() throws Exception {
        ProjectFolder project = ProjectFolder.current();
        try (Stream<Path> files =
                Files.walk(ServiceImages.of(project, Cache.USED).root(SERVICE))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("quarkus-run.jar")
                    .noneMatch(name -> name.equals(".git") || name.endsWith(".java"));
        }
    }

    @Test
    void aContainerOfItIsReadyBesideTheOtherServices() throws Exception {
        ProjectFolder project = ProjectFolder.current();
        try (Replica replica = Replica.start(
                SERVICE, SharedSystem.system(), project.startingImages(ServiceImages.of(project, Cache.USED)))) {
            assertThat(replica.isReady()).isTrue();
            // As k8s/base wants it: no root, no capability, nothing to write but /tmp.
            assertThat(replica.status("Uid")).isEqualTo("10001 10001 10001 10001");
            assertThat(replica.status("CapEff")).isEqualTo("0000000000000000");
            assertThat(replica.status("NoNewPrivs")).isEqualTo("1");
            assertThat(replica.mount("/")).startsWith("ro,");
            assertThat(replica.mount("/tmp")).startsWith("rw,");
        }
    }

    private static List<String> libraries() throws IOException {
        ProjectFolder project = ProjectFolder.current();
        Path root = ServiceImages.of(project, Cache.USED).root(SERVICE);
        try (Stream<Path> files = Files.walk(root.resolve("app/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
