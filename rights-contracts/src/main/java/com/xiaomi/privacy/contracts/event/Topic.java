package com.xiaomi.privacy.contracts.event;

/** The Kafka topics. Each has exactly one writing service. Records are kept for 30 days, the compacted one for good. */
public enum Topic {
    /** Key: requestId. */
    REQUESTS("privacy.requests.v1", "request-intake-service"),
    /** Key: requestId. */
    IDENTITY("privacy.identity.v1", "identity-verification-service"),
    /** Key: requestId. */
    CASES("privacy.cases.v1", "case-workflow-service"),
    /** Key: requestId. */
    FULFILMENT("privacy.fulfilment.v1", "case-workflow-service"),
    /** Key: requestId. */
    NOTIFICATIONS("privacy.notifications.v1", "notification-service"),
    /** Compacted: the latest state of each case. Key: caseId. */
    CASE_STATE("privacy.case-state.v1", "case-workflow-service");

    private final String topicName;
    private final String writer;

    Topic(String topicName, String writer) {
        this.topicName = topicName;
        this.writer = writer;
    }

    /** The name of the topic on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The only service that writes to it; {@code /<name>} is the CloudEvents {@code source} of its events. */
    public String writer() {
        return writer;
    }

    /** The dead-letter topic of one consumer group of this topic. */
    public String deadLetterTopic(String consumerGroup) {
        return topicName + "." + consumerGroup + ".dlq";
    }
}
