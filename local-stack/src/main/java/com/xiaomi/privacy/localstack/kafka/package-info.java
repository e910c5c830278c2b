/** Kafka: one KRaft node with the topics of the published language. */
package com.xiaomi.privacy.localstack.kafka;
