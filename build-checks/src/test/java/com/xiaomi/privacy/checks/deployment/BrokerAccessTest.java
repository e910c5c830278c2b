package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.event.TopicUser;
import com.xiaomi.privacy.contracts.event.TopicUser.Grant;
import com.xiaomi.privacy.contracts.event.TopicUser.Operation;
import com.xiaomi.privacy.localstack.compose.ComposeFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Who may do what on the broker is the same in the code, the compose file, the manifests and what the services ask for. */
class BrokerAccessTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.\\w+\\.topic=(.+)");
    private static final Pattern DEAD = Pattern.compile("\\.dead-letter-queue\\.topic=(.+)");

    private final ComposeFile compose = ComposeFile.parse(PROJECT.text("docker-compose.yml"));

    @Test
    void compose_grants_what_the_list_says() {
        String command = compose.service("kafka-topics").command();
        String table = command.substring(
                command.indexOf("<<'GRANTS'\n") + "<<'GRANTS'\n".length(), command.lastIndexOf("GRANTS"));

        assertThat(table.lines().filter(line -> !line.isBlank()))
                .containsExactlyInAnyOrderElementsOf(users().flatMap(user -> user.grants().stream()
                                .map(grant -> "%s %s %s %s %s"
                                        .formatted(
                                                user.userName(),
                                                grant.operations().stream()
                                                        .map(operation -> "--operation+" + titled(operation))
                                                        .collect(Collectors.joining("+")),
                                                kind(grant),
                                                grant.isPrefix() ? "prefixed" : "literal",
                                                grant.name())))
                        .toList());
    }

    @Test
    void compose_knows_every_user_and_services_sign_in_as_themselves() {
        Map<String, String> broker = compose.service("kafka").environment();

        assertThat(broker.get("KAFKA_LISTENER_NAME_INSIDE_PLAIN_SASL_JAAS_CONFIG"))
                .isEqualTo(broker.get("KAFKA_LISTENER_NAME_OUTSIDE_PLAIN_SASL_JAAS_CONFIG"));
        users().forEach(user -> assertThat(broker.get("KAFKA_LISTENER_NAME_INSIDE_PLAIN_SASL_JAAS_CONFIG"))
                .contains("user_%1$s=\"%1$s-local-sample\"".formatted(user.userName())));
        users().map(TopicUser::userName)
                .filter(compose.services()::contains)
                .forEach(name -> assertThat(compose.service(name).environment())
                        .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                        .containsEntry("KAFKA_SASL_MECHANISM", "PLAIN")
                        .hasEntrySatisfying(
                                "KAFKA_SASL_JAAS_CONFIG",
                                sign -> assertThat(sign)
                                        .endsWith(
                                                "username=\"%1$s\" password=\"%1$s-local-sample\";".formatted(name))));
    }

    /** Compared as a whole, so that a field that is no field, or one too many, is found. */
    @Test
    void the_operator_of_the_broker_is_told_the_same() {
        Iterable<Object> documents = new Yaml().loadAll(PROJECT.text("k8s/components/kafka-users/kafka-users.yaml"));

        assertThat(StreamSupport.stream(documents.spliterator(), false))
                .containsExactlyElementsOf(
                        users().map(BrokerAccessTest::manifest).toList());
    }

    @Test
    void services_may_read_what_they_listen_to_and_put_away_their_dead_letters() {
        for (Module service : Module.services()) {
            String properties = PROJECT.text(service.folder() + "/src/main/resources/application.properties");
            TopicUser user = users().filter(one -> one.userName().equals(service.folder()))
                    .findFirst()
                    .orElseThrow();

            assertThat(granted(user, Operation.READ))
                    .filteredOn(topic -> !topic.equals(Topic.CASE_STATE.topicName()))
                    .containsExactlyInAnyOrderElementsOf(found(INCOMING, properties));
            assertThat(granted(user, Operation.CREATE)).isEqualTo(found(DEAD, properties));
        }
    }

    private static Stream<TopicUser> users() {
        return Arrays.stream(TopicUser.values());
    }

    private static Set<String> granted(TopicUser user, Operation operation) {
        return user.grants().stream()
                .filter(grant -> grant.resource() == Grant.Resource.TOPIC)
                .filter(grant -> grant.operations().contains(operation))
                .map(Grant::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, Object> manifest(TopicUser user) {
        List<Map<String, Object>> acls = user.grants().stream()
                .map(grant -> Map.of(
                        "resource",
                        Map.of(
                                "type", kind(grant),
                                "name", grant.name(),
                                "patternType", grant.isPrefix() ? "prefix" : "literal"),
                        "operations",
                        grant.operations().stream()
                                .map(BrokerAccessTest::titled)
                                .toList(),
                        "host",
                        "*"))
                .toList();
        return Map.of(
                "apiVersion",
                "kafka.strimzi.io/v1",
                "kind",
                "KafkaUser",
                "metadata",
                Map.of("name", user.userName(), "labels", Map.of("strimzi.io/cluster", "kafka")),
                "spec",
                Map.of(
                        "authentication",
                        Map.of("type", "scram-sha-512"),
                        "authorization",
                        Map.of("type", "simple", "acls", acls)));
    }

    private static String kind(Grant grant) {
        return grant.resource().name().toLowerCase(Locale.ROOT);
    }

    /** As Kafka's tools and Strimzi write it. */
    private static String titled(Operation operation) {
        return operation.name().charAt(0) + operation.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
