package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.event.TopicUser;
import com.xiaomi.privacy.localstack.LocalService;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for the servers of a region: they are what the code, its contracts and the services' settings say. */
final class ServerRules {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String SERVERS = "privacy-servers";
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.\\w+\\.topic=(.+)");
    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql://([a-z-]+)-rw\\.privacy-servers:5432/(\\w+)\\?.*");
    private static final Pattern DATABASE = Pattern.compile("CREATE DATABASE (\\w+) OWNER (\\w+)");
    private static final Pattern BUCKET = Pattern.compile("mc mb --ignore-existing (--with-lock )?store/(\\S+)");

    private final Overlay overlay;

    ServerRules(Overlay overlay) {
        this.overlay = overlay;
    }

    void topicsAreThoseOfTheContract() {
        assertThat(overlay.customResources("KafkaTopic"))
                .extracting(CustomResource::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        assertThat(overlay.customResources("KafkaTopic")).allSatisfy(topic -> {
            boolean compacted = topic.name().equals(Topic.CASE_STATE.topicName());
            assertThat(topic.text("spec", "config", "cleanup.policy")).contains(compacted ? "compact" : "delete");
            assertThat(topic.text("spec", "config", "retention.ms"))
                    .isEqualTo(compacted ? Optional.empty() : Optional.of("2592000000"));
        });
    }

    void theBrokerKnowsTheUsersOfTheContractAndAnOperator() {
        assertThat(overlay.customResources("KafkaUser"))
                .extracting(CustomResource::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Arrays.stream(TopicUser.values()).map(TopicUser::userName), Stream.of("operator"))
                                .toList());
        assertThat(kafka().values("spec", "kafka", "authorization", "superUsers"))
                .containsExactly("operator");
    }

    void servicesMayReachTheBrokerWhereTheyLookForIt() {
        CustomResource listener = kafka().parts("spec", "kafka", "listeners").getFirst();
        String port = listener.text("port").orElseThrow();

        for (Module module : Module.services()) {
            assertThat(settings(module))
                    .containsEntry(
                            "KAFKA_BOOTSTRAP_SERVERS",
                            "%s-kafka-bootstrap.%s:%s".formatted(kafka().name(), SERVERS, port));
            assertThat(portsTo(module, "kafka")).containsExactly(port);
        }
        assertThat(listener.parts("networkPolicyPeers").stream()
                        .flatMap(peer -> peer.text("podSelector", "matchLabels", "app.kubernetes.io/name").stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Module.services().stream().map(Module::folder).toList());
    }

    void eachServiceScalesByTheLagOfWhatItListensToAndByItsProcessors() {
        for (Module module : Module.services()) {
            List<CustomResource> triggers = overlay.customResources("ScaledObject").stream()
                    .filter(scaler -> scaler.name().equals(module.folder()))
                    .findFirst()
                    .orElseThrow()
                    .parts("spec", "triggers");
            List<String> topics = INCOMING.matcher(
                            PROJECT.text(module.folder() + "/src/main/resources/application.properties"))
                    .results()
                    .map(match -> match.group(1))
                    .toList();

            assertThat(triggers)
                    .extracting(trigger -> trigger.text("type").orElseThrow())
                    .containsOnly("cpu", "kafka")
                    .containsOnlyOnce("cpu");
            assertThat(triggers.stream().flatMap(trigger -> trigger.text("metadata", "topic").stream()))
                    .containsExactlyInAnyOrderElementsOf(topics);
            assertThat(triggers.stream().flatMap(trigger -> trigger.text("metadata", "consumerGroup").stream()))
                    .containsOnly(module.folder());
        }
    }

    void eachDatabaseIsOnTheServerWhereItsServiceLooksForIt() {
        Map<String, String> wanted = Module.services().stream()
                .flatMap(module -> settings(module).values().stream())
                .map(JDBC::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(url -> url.group(2), url -> url.group(1)));

        assertThat(wanted.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LocalService.values())
                        .filter(LocalService::isBehindOrigin)
                        .flatMap(service -> service.databases().stream())
                        .toList());
        wanted.forEach((database, server) -> {
            assertThat(databases(server)).as(server).containsEntry(database, database);
            assertThat(statements(server))
                    .contains(
                            "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(database),
                            "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, LocalService.roleIn(database)));
            assertThat(cluster(server).text("spec", "inheritedMetadata", "labels", "app.kubernetes.io/name"))
                    .as("the name that network policies let through")
                    .contains("postgresql");
            assertThat(server.endsWith("-keys")).as(database).isEqualTo(database.endsWith("_keys"));
            for (String role : List.of(database, LocalService.roleIn(database))) {
                assertThatItsPasswordIsThere(server, role);
            }
        });
    }

    /** When all services have grown as far as they may, one replica of each being replaced. */
    void theServersBearAsManyReplicasAsThereMayBe() {
        int replicas = overlay.customResources("ScaledObject").stream()
                .mapToInt(scaler -> number(scaler, "spec", "maxReplicaCount") + 1)
                .sum();
        int pool = Integer.parseInt(settings(Module.INTAKE).get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
        CustomResource keycloak = overlay.customResources("Keycloak").getFirst();
        int ofKeycloak = number(keycloak, "spec", "instances") * number(keycloak, "spec", "db", "poolMaxSize");

        assertThat(replicas * pool + ofKeycloak)
                .isLessThan(number(cluster("postgresql"), "spec", "postgresql", "parameters", "max_connections"));
        assertThat(overlay.customResources("ScaledObject"))
                .allSatisfy(scaler -> assertThat(number(scaler, "spec", "maxReplicaCount"))
                        .isLessThanOrEqualTo(
                                number(overlay.customResources("KafkaTopic").getFirst(), "spec", "partitions")));
    }

    private static int number(CustomResource resource, String... path) {
        return Integer.parseInt(resource.text(path).orElseThrow());
    }

    private void assertThatItsPasswordIsThere(String server, String role) {
        CustomResource managed = cluster(server).parts("spec", "managed", "roles").stream()
                .filter(one -> one.text("name").equals(Optional.of(role)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(server + " does not manage " + role));
        CustomResource secret = overlay.customResources("ExternalSecret").stream()
                .filter(one -> one.namespace().equals(Optional.of(SERVERS)))
                .filter(one -> one.text("spec", "target", "name").equals(managed.text("passwordSecret", "name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody makes the Secret of " + role));

        assertThat(secret.text("spec", "target", "template", "data", "username"))
                .contains(role);
        assertThat(secret.parts("spec", "data").getFirst().text("remoteRef", "property"))
                .contains((role.endsWith("_service") ? "" : "owner-")
                        + (role.contains("_keys") ? "keys-" : "")
                        + "database-password");
    }

    private List<String> statements(String server) {
        return Stream.of("postInitSQL", "postInitApplicationSQL")
                .flatMap(list -> cluster(server).values("spec", "bootstrap", "initdb", list).stream())
                .map(String.class::cast)
                .toList();
    }

    /** Each with its owner. */
    private Map<String, String> databases(String server) {
        CustomResource cluster = cluster(server);
        Map<String, String> databases = new HashMap<>();
        statements(server).stream()
                .map(DATABASE::matcher)
                .filter(Matcher::matches)
                .forEach(create -> databases.put(create.group(1), create.group(2)));
        databases.put(
                cluster.text("spec", "bootstrap", "initdb", "database").orElseThrow(),
                cluster.text("spec", "bootstrap", "initdb", "owner").orElseThrow());
        return databases;
    }

    void keysAreBackedUpApartAndNotForLong() {
        assertThat(overlay.customResources("Cluster")).hasSize(2).allSatisfy(cluster -> {
            assertThat(cluster.parts("spec", "plugins").getFirst().text("parameters", "barmanObjectName"))
                    .contains(cluster.name());
            assertThat(overlay.customResources("ScheduledBackup"))
                    .anyMatch(backup -> backup.text("spec", "cluster", "name").equals(Optional.of(cluster.name())));
        });
        assertThat(overlay.customResources("ObjectStore"))
                .extracting(store -> store.text("spec", "configuration", "destinationPath"))
                .doesNotHaveDuplicates();
        assertThat(overlay.customResources("ObjectStore").stream()
                        .filter(store -> store.name().equals("postgresql-keys"))
                        .map(store -> store.text("spec", "retentionPolicy")))
                .as("with the day of the oldest whole backup, seven days")
                .containsExactly(Optional.of("6d"));
    }

    void bucketsAreThoseThatTheServicesUseAndAnchorsAreLocked() {
        String script = overlay.find(Job.class, "buckets")
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getArgs()
                .getFirst();
        Map<String, Boolean> lockedByName = BUCKET.matcher(script)
                .results()
                .collect(Collectors.toMap(bucket -> bucket.group(2), bucket -> bucket.group(1) != null));

        List<LocalService> services = Arrays.stream(LocalService.values())
                .filter(LocalService::isBehindOrigin)
                .toList();
        assertThat(services).allSatisfy(service -> {
            assertThat(service.buckets())
                    .allSatisfy(bucket -> assertThat(lockedByName).containsEntry(bucket, false));
            assertThat(lockedByName).containsEntry(service.auditBucket(), true);
        });
        assertThat(overlay.customResources("ObjectStore"))
                .extracting(store -> store.text("spec", "configuration", "destinationPath")
                        .orElseThrow()
                        .replaceAll("s3://(.+)/", "$1"))
                .isSubsetOf(lockedByName.keySet());
    }

    private CustomResource kafka() {
        return overlay.customResources("Kafka").getFirst();
    }

    private CustomResource cluster(String name) {
        return overlay.customResources("Cluster").stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cluster is called " + name));
    }

    private Map<String, String> settings(Module service) {
        Deployment deployment = overlay.find(Deployment.class, service.folder()).orElseThrow();
        return overlay.settings(
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst());
    }

    private List<String> portsTo(Module caller, String server) {
        return overlay.find(NetworkPolicy.class, caller.folder()).orElseThrow().getSpec().getEgress().stream()
                .filter(rule -> rule.getTo().stream()
                        .anyMatch(peer -> peer.getNamespaceSelector() != null
                                && peer.getPodSelector() != null
                                && server.equals(
                                        peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))))
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal().toString())
                .toList();
    }
}
