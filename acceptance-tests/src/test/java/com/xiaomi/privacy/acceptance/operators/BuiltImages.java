package com.xiaomi.privacy.acceptance.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.acceptance.system.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code scripts/images} has put into a folder. */
record BuiltImages(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 30;
    private static final List<String> TOOLS = List.of("mmdebstrap", "docker-registry", "skopeo", "umoci", "runc");

    /** Has them built, or skips the test where the tools are missing. */
    static BuiltImages build(Path folder, String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                TOOLS.stream().allMatch(BuiltImages::isInstalled), "scripts/image-tools has not installed the tools");
        run(Stream.concat(Stream.of("scripts/images", "--into", folder.toString()), Stream.of(arguments))
                .toList());
        return new BuiltImages(folder);
    }

    private static boolean isInstalled(String tool) {
        return Stream.of("/usr/bin", "/usr/sbin").anyMatch(programs -> Files.isExecutable(Path.of(programs, tool)));
    }

    /** The digests of an image's layers, the lowest first. */
    List<String> layers(String service) throws IOException, InterruptedException {
        List<String> digests = new ArrayList<>();
        inspect(service, "--raw")
                .get("layers")
                .forEach(layer -> digests.add(layer.get("digest").textValue()));
        return digests;
    }

    /** How a container is started from an image by default (OCI image specification). */
    JsonNode config(String service) throws IOException, InterruptedException {
        return inspect(service, "--config").get("config");
    }

    /** The list of what an image is made of (CycloneDX). */
    JsonNode materials(String service) throws IOException {
        return JSON.readTree(folder.resolve(service + ".cdx.json").toFile());
    }

    private JsonNode inspect(String service, String what) throws IOException, InterruptedException {
        return JSON.readTree(
                run(List.of("skopeo", "inspect", what, "oci-archive:" + folder.resolve(service + ".tar"))));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("images", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(ProjectFolder.current().root().toFile())
                    .redirectError(said.toFile())
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s%n%s", command.getFirst(), answer, Files.readString(said))
                    .isZero();
            return answer;
        } finally {
            Files.delete(said);
        }
    }
}
