package com.xiaomi.privacy.localstack.kafka;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.event.TopicUser;
import com.xiaomi.privacy.localstack.StackException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Creates and deletes the topics. */
final class Topics implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final short REPLICAS = 1;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;

    Topics(String bootstrap) {
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrap,
                "default.api.timeout.ms", "10000",
                "request.timeout.ms", "5000",
                "reconnect.backoff.ms", "50",
                "reconnect.backoff.max.ms", "200"));
    }

    boolean isBrokerReady() throws ExecutionException {
        return !await(admin.describeCluster().nodes()).isEmpty();
    }

    void createAll() {
        for (Topic topic : Topic.values()) {
            create(topic);
        }
    }

    private void create(Topic topic) {
        NewTopic wanted = new NewTopic(topic.topicName(), PARTITIONS, REPLICAS).configs(configuration(topic));
        try {
            await(admin.createTopics(List.of(wanted)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed(e);
            }
            // A running consumer asked for the topic that was just deleted: the broker created it, with defaults.
            configure(topic);
        }
    }

    private void configure(Topic topic) {
        Collection<AlterConfigOp> changes = configuration(topic).entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        try {
            await(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static Map<String, String> configuration(Topic topic) {
        return switch (topic) {
            case CASE_STATE -> Map.of("cleanup.policy", "compact");
            case REQUESTS, IDENTITY, CASES, FULFILMENT, NOTIFICATIONS ->
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(RETENTION.toMillis()));
        };
    }

    /** Deletes all topics but Kafka's own; the consumer groups' offsets in them go too. */
    void deleteAll() {
        try {
            await(admin.deleteTopics(await(admin.listTopics().names())).all());
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** Lets users do what they need; all else is forbidden to them. */
    void grantAll() {
        List<AclBinding> bindings = Arrays.stream(TopicUser.values())
                .flatMap(user -> user.grants().stream().flatMap(grant -> bindings(user, grant)))
                .toList();
        try {
            await(admin.createAcls(bindings).all());
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static Stream<AclBinding> bindings(TopicUser user, TopicUser.Grant grant) {
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(grant.resource().name()),
                grant.name(),
                grant.isPrefix() ? PatternType.PREFIXED : PatternType.LITERAL);
        return grant.operations().stream()
                .map(operation -> new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + user.userName(),
                                "*",
                                AclOperation.fromString(operation.name()),
                                AclPermissionType.ALLOW)));
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private static StackException failed(Exception cause) {
        Throwable reason = cause instanceof ExecutionException ? cause.getCause() : cause;
        return new StackException("Kafka's topics cannot be set up: " + reason, cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
