package com.xiaomi.privacy.contracts.event;

/** The Kafka topics. Each has exactly one writing service. Records are kept for 30 days, the compacted one for good. */
public enum Topic {
    /** Written by request-intake-service. Key: requestId. */
    REQUESTS("privacy.requests.v1"),
    /** Written by identity-verification-service. Key: requestId. */
    IDENTITY("privacy.identity.v1"),
    /** Written by case-workflow-service. Key: requestId. */
    CASES("privacy.cases.v1"),
    /** Written by case-workflow-service. Key: requestId. */
    FULFILMENT("privacy.fulfilment.v1"),
    /** Written by notification-service. Key: requestId. */
    NOTIFICATIONS("privacy.notifications.v1"),
    /** Compacted: the latest state of each case, written by case-workflow-service. Key: caseId. */
    CASE_STATE("privacy.case-state.v1");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name of the topic on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The dead-letter topic of one consumer group of this topic. */
    public String deadLetterTopic(String consumerGroup) {
        return topicName + "." + consumerGroup + ".dlq";
    }
}
