package com.xiaomi.privacy.checks.deployment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about servers finds the one thing that is changed in a region. */
class ServerRulesFindOffendersTest {

    @ParameterizedTest
    @MethodSource({
        "topics",
        "users",
        "waysToTheBroker",
        "scaling",
        "databases",
        "roles",
        "capacity",
        "backups",
        "buckets"
    })
    void what_breaks_a_rule_is_found(Consumer<ServerRules> rule, String kept, String broken, String said) {
        ServerRules rules = new ServerRules(Overlays.changed("overlays/eu", kept, broken));

        assertThatThrownBy(() -> rule.accept(rules))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(said);
    }

    private static Stream<Arguments> topics() {
        Consumer<ServerRules> rule = ServerRules::topicsAreThoseOfTheContract;
        return Stream.of(
                arguments(rule, "name: privacy.cases.v1\n", "name: privacy.case.v1\n", "privacy.case.v1"),
                arguments(rule, "cleanup.policy: compact", "cleanup.policy: delete", "compact"),
                arguments(rule, "retention.ms: 2592000000", "retention.ms: 86400000", "86400000"),
                arguments(
                        rule,
                        "cleanup.policy: compact",
                        "cleanup.policy: compact\n    retention.ms: 2592000000",
                        "2592000000"));
    }

    private static Stream<Arguments> users() {
        Consumer<ServerRules> rule = ServerRules::theBrokerKnowsTheUsersOfTheContractAndAnOperator;
        return Stream.of(
                arguments(rule, "  name: operator\n", "  name: anybody\n", "anybody"),
                arguments(rule, "superUsers:\n", "superUsers:\n      - example-connector\n", "example-connector"));
    }

    private static Stream<Arguments> waysToTheBroker() {
        Consumer<ServerRules> rule = ServerRules::servicesMayReachTheBrokerWhereTheyLookForIt;
        return Stream.of(
                arguments(rule, "-bootstrap.privacy-servers:9092", "-bootstrap.privacy-servers:9093", "9093"),
                arguments(rule, "  - ports:\n    - port: 9092", "  - ports:\n    - port: 9094", "9094"),
                arguments(
                        rule,
                        "            app.kubernetes.io/name: case-workflow-service\n      - namespaceSelector",
                        "            app.kubernetes.io/name: anybody\n      - namespaceSelector",
                        "anybody"));
    }

    private static Stream<Arguments> scaling() {
        Consumer<ServerRules> rule = ServerRules::eachServiceScalesByTheLagOfWhatItListensToAndByItsProcessors;
        return Stream.of(
                arguments(rule, "type: cpu", "type: memory", "memory"),
                arguments(rule, "type: kafka", "type: cpu", "kafka"),
                arguments(
                        rule, "topic: privacy.fulfilment.v1", "topic: privacy.case-state.v1", "privacy.case-state.v1"),
                arguments(rule, "consumerGroup: notification-service", "consumerGroup: anybody", "anybody"));
    }

    private static Stream<Arguments> databases() {
        Consumer<ServerRules> rule = ServerRules::eachDatabaseIsOnTheServerWhereItsServiceLooksForIt;
        String createKeys = "- CREATE DATABASE casework_keys OWNER casework_keys\n";
        return Stream.of(
                arguments(rule, "5432/notification?", "5432/notifications?", "notifications"),
                arguments(rule, "DATABASE casework OWNER casework\n", "DATABASE casework OWNER intake\n", "casework"),
                arguments(rule, createKeys, "- SELECT 1\n", "postgresql-keys"),
                arguments(
                        rule,
                        "REVOKE CONNECT, TEMPORARY ON DATABASE casework FROM",
                        "REVOKE TEMPORARY ON DATABASE casework FROM",
                        "REVOKE CONNECT, TEMPORARY ON DATABASE casework FROM"),
                arguments(
                        rule,
                        "GRANT CONNECT ON DATABASE casework TO casework_service",
                        "GRANT CONNECT ON DATABASE casework TO intake_service",
                        "TO casework_service"),
                arguments(
                        rule,
                        "inheritedMetadata:\n    labels:\n      app.kubernetes.io/name: postgresql",
                        "inheritedMetadata:\n    labels:\n      app.kubernetes.io/name: database",
                        "the name that network policies let through"),
                arguments(rule, "name: postgresql-keys\n", "name: postgresql-others\n", "No cluster is called"));
    }

    private static Stream<Arguments> roles() {
        Consumer<ServerRules> rule = ServerRules::eachDatabaseIsOnTheServerWhereItsServiceLooksForIt;
        return Stream.of(
                arguments(
                        rule,
                        "- login: true\n      name: casework_service\n",
                        "- login: true\n      name: anybody\n",
                        "does not manage casework_service"),
                arguments(
                        rule,
                        "  target:\n    name: postgresql-casework-service\n",
                        "  target:\n    name: postgresql-others\n",
                        "Nobody makes the Secret of casework_service"),
                arguments(rule, "username: casework_service\n", "username: casework\n", "casework_service"),
                arguments(
                        rule,
                        "key: case-workflow-migration\n      property: owner-database-password",
                        "key: case-workflow-migration\n      property: database-password",
                        "owner-database-password"));
    }

    private static Stream<Arguments> capacity() {
        Consumer<ServerRules> rule = ServerRules::theServersBearAsManyReplicasAsThereMayBe;
        return Stream.of(
                arguments(rule, "max_connections: \"600\"", "max_connections: \"100\"", "100"),
                arguments(rule, "poolMaxSize: 20", "poolMaxSize: 200", "600"),
                arguments(rule, "partitions: 12", "partitions: 2", "less than or equal to"));
    }

    private static Stream<Arguments> backups() {
        Consumer<ServerRules> rule = ServerRules::keysAreBackedUpApartAndNotForLong;
        return Stream.of(
                arguments(rule, "kind: Cluster\n", "kind: Pooler\n", "Expected size: 2"),
                arguments(rule, "barmanObjectName: postgresql-keys", "barmanObjectName: postgresql", "postgresql-keys"),
                arguments(rule, "  cluster:\n    name: postgresql-keys", "  cluster:\n    name: postgresql", "any"),
                arguments(rule, "s3://postgresql-keys-backup/", "s3://postgresql-backup/", "duplicate"),
                arguments(rule, "retentionPolicy: 6d", "retentionPolicy: 35d", "seven days"));
    }

    private static Stream<Arguments> buckets() {
        Consumer<ServerRules> rule = ServerRules::bucketsAreThoseThatTheServicesUseAndAnchorsAreLocked;
        return Stream.of(
                arguments(rule, "--with-lock store/casework-audit", "store/casework-audit", "casework-audit"),
                arguments(rule, "store/casework-packages", "--with-lock store/casework-packages", "casework-packages"),
                arguments(rule, "store/identity-evidence", "store/evidence", "identity-evidence"),
                arguments(rule, "store/postgresql-keys-backup", "store/others", "postgresql-keys-backup"));
    }
}
