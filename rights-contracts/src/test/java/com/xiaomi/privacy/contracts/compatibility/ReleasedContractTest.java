package com.xiaomi.privacy.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.xiaomi.privacy.contracts.event.AsyncApi;
import com.xiaomi.privacy.contracts.event.EventJson;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract has not changed incompatibly since the last release, kept under {@code src/test/resources/released}. A
 * change that fails here needs a new major version of its event beside the old one.
 */
class ReleasedContractTest {

    private static final Path RELEASES = Path.of("src", "test", "resources", "released");

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void a_released_schema_still_holds(String schema) throws IOException {
        String resource = "/schemas/" + schema;
        assertThat(EventJson.class.getResource(resource)).as(resource).isNotNull();

        assertThat(SchemaCompatibility.compare(EventJson.resource(released(resource)), EventJson.resource(resource)))
                .isEmpty();
    }

    @Test
    void every_released_message_is_still_on_its_topic_with_its_key() throws IOException {
        AsyncApi released = AsyncApi.read(released("/asyncapi.yaml"));

        assertThat(ChannelCompatibility.compare(released, AsyncApi.read("/asyncapi.yaml")))
                .isEmpty();
    }

    @Test
    void a_topic_or_message_that_is_gone_or_keyed_otherwise_is_found() {
        AsyncApi current = AsyncApi.read("/asyncapi.yaml");
        AsyncApi changed = AsyncApi.read("/asyncapi.yaml");
        object(changed, "/channels").remove("notifications");
        object(changed, "/channels/cases/messages").remove("caseClosed");
        object(changed, "/components/messages/caseOpened/bindings").put("$ref", "#/components/messageBindings/caseKey");

        assertThat(ChannelCompatibility.compare(current, changed))
                .containsExactlyInAnyOrder(
                        "no topic privacy.notifications.v1",
                        "no com.xiaomi.privacy.case.closed.v1 on privacy.cases.v1",
                        "another key for com.xiaomi.privacy.case.opened.v1 on privacy.cases.v1");
        assertThat(ChannelCompatibility.compare(changed, current)).hasSize(1);
    }

    @Test
    void the_last_release_is_the_highest_version_not_the_last_in_the_alphabet() {
        assertThat(last(Stream.of("1.9.0", "1.10.0", "1.2.0"))).isEqualTo("1.10.0");
    }

    static List<String> releasedSchemas() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES.resolve(lastRelease()).resolve("schemas"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String released(String resource) throws IOException {
        return "/released/" + lastRelease() + resource;
    }

    private static String lastRelease() throws IOException {
        try (Stream<Path> releases = Files.list(RELEASES)) {
            return last(releases.filter(Files::isDirectory)
                    .map(release -> release.getFileName().toString()));
        }
    }

    private static String last(Stream<String> versions) {
        return versions.max(Comparator.comparing(Version::parse)).orElseThrow();
    }

    private static ObjectNode object(AsyncApi document, String pointer) {
        return (ObjectNode) document.root().at(pointer);
    }
}
