package com.xiaomi.privacy.contracts.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what on the broker: the one list, with which the broker of the tests, the compose file and the manifests are compared. Everybody
 * else may do nothing, and operators everything.
 */
public enum TopicUser {
    /** The service. */
    REQUEST_INTAKE("request-intake-service", Set.of(Topic.IDENTITY, Topic.CASES)),
    /** The service. */
    IDENTITY_VERIFICATION("identity-verification-service", Set.of(Topic.REQUESTS, Topic.CASES)),
    /** The service. */
    CASE_WORKFLOW("case-workflow-service", Set.of(Topic.REQUESTS, Topic.IDENTITY, Topic.NOTIFICATIONS)),
    /** The service. */
    NOTIFICATION("notification-service", Set.of(Topic.values())),
    /** A data system, named as in the registry: it reads tasks, and answers them over HTTP. Each has a user of its own. */
    DATA_SYSTEM("example-connector", Set.of(Topic.FULFILMENT)),
    /** An internal tool that follows cases. Each has a user of its own, named after its group. */
    SUBSCRIBER("subscriber.example", Set.of(Topic.CASES, Topic.CASE_STATE));

    private final String userName;
    private final Set<Topic> reads;

    TopicUser(String userName, Set<Topic> reads) {
        this.userName = userName;
        this.reads = reads;
    }

    /** As whom it signs in to the broker; its consumer groups are called so, or begin so. */
    public String userName() {
        return userName;
    }

    /** All that it may do: write its own topics, read some in groups of its own, and put its dead letters away. */
    public List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        Arrays.stream(Topic.values())
                .filter(topic -> topic.writer().equals(userName))
                .map(topic -> Grant.ofTopic(topic.topicName(), Operation.WRITE, Operation.DESCRIBE))
                .forEach(grants::add);
        readTopics()
                .map(topic -> Grant.ofTopic(topic.topicName(), Operation.READ, Operation.DESCRIBE))
                .forEach(grants::add);
        if (isService()) {
            readTopics()
                    // Looked up where each case stands, and consumed by no group, so nothing of it is put away.
                    .filter(topic -> topic != Topic.CASE_STATE)
                    .map(topic -> Grant.ofTopic(
                            topic.deadLetterTopic(userName), Operation.CREATE, Operation.WRITE, Operation.DESCRIBE))
                    .forEach(grants::add);
        }
        grants.add(new Grant(Grant.Resource.GROUP, userName, true, List.of(Operation.READ)));
        return List.copyOf(grants);
    }

    private Stream<Topic> readTopics() {
        return Arrays.stream(Topic.values()).filter(reads::contains);
    }

    private boolean isService() {
        return Arrays.stream(Topic.values()).anyMatch(topic -> topic.writer().equals(userName));
    }

    /** Operations of Kafka's, named as there. */
    public enum Operation {
        /** Gets records, or is in a group. */
        READ,
        /** Sends records. */
        WRITE,
        /** Makes the topic with its first record. */
        CREATE,
        /** Sees that it is there. */
        DESCRIBE
    }

    /**
     * What somebody may do with one resource, from any host.
     *
     * @param name the whole of its name, or how that begins
     * @param isPrefix whether the name is how it begins
     */
    public record Grant(Resource resource, String name, boolean isPrefix, List<Operation> operations) {

        /** Kinds of resources of Kafka's, named as there. */
        public enum Resource {
            /** A topic. */
            TOPIC,
            /** A consumer group. */
            GROUP
        }

        static Grant ofTopic(String name, Operation... operations) {
            return new Grant(Resource.TOPIC, name, false, List.of(operations));
        }
    }
}
