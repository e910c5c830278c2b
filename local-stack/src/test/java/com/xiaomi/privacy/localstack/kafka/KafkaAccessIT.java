package com.xiaomi.privacy.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.event.Topic;
import com.xiaomi.privacy.contracts.event.TopicUser;
import com.xiaomi.privacy.localstack.LocalCredentials;
import com.xiaomi.privacy.localstack.RunningStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who signs in to the broker may do what the list says, and nothing else. */
class KafkaAccessIT {

    private static final int PATIENCE_SECONDS = 20;
    private static final Set<TopicUser> SERVICES = EnumSet.range(TopicUser.REQUEST_INTAKE, TopicUser.NOTIFICATION);

    /** So that there is something to read. */
    @BeforeAll
    static void writeToEachTopic() throws Exception {
        Map<String, Object> operator =
                Map.of("bootstrap.servers", RunningStack.get().endpoints().kafkaBootstrap());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(operator, new StringSerializer(), new StringSerializer())) {
            for (Topic topic : Topic.values()) {
                producer.send(new ProducerRecord<>(
                                topic.topicName(), 0, UUID.randomUUID().toString(), null))
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsWrittenByItsWriterOnly(Topic topic) {
        Set<String> writers = Arrays.stream(TopicUser.values())
                .map(TopicUser::userName)
                .filter(user -> mayWrite(user, topic.topicName()))
                .collect(Collectors.toSet());

        assertThat(writers).containsExactly(topic.writer());
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsReadByThoseWhoHearOfItOnly(TopicUser user) {
        Set<String> readable = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(topic -> mayRead(user.userName(), topic))
                .collect(Collectors.toSet());

        assertThat(readable).isEqualTo(expected(user));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsInAGroupOfOthers(TopicUser user) {
        for (TopicUser owner : TopicUser.values()) {
            assertThat(mayCommit(user.userName(), owner.userName()))
                    .as("%s in the group %s", user.userName(), owner.userName())
                    .isEqualTo(user == owner);
        }
        assertThat(mayCommit(user.userName(), user.userName() + ".second")).isTrue();
    }

    @Test
    void deadLettersAreMadeByWhomTheyAreOf() {
        for (TopicUser user : SERVICES) {
            String dead = Topic.CASES.deadLetterTopic(user.userName());
            for (TopicUser writer : TopicUser.values()) {
                boolean isOwn = writer == user && expected(user).contains(Topic.CASES.topicName());
                assertThat(mayWrite(writer.userName(), dead))
                        .as("%s to %s", writer.userName(), dead)
                        .isEqualTo(isOwn);
            }
        }
    }

    @Test
    void usersMakeNoTopics() {
        try (Admin admin = Admin.create(signedIn(TopicUser.SUBSCRIBER.userName()))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("privacy.mine.v1", 1, (short) 1)))
                            .all()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        Map<String, Object> settings = signedIn(TopicUser.SUBSCRIBER.userName());
        settings.put(
                "sasl.jaas.config",
                LocalCredentials.brokerSignIn(TopicUser.SUBSCRIBER.userName()).replace("-local-sample", "-guessed"));
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    /** As the services' configurations and the docs have it, written down anew. */
    private static Set<String> expected(TopicUser user) {
        return switch (user) {
            case REQUEST_INTAKE -> Set.of("privacy.identity.v1", "privacy.cases.v1");
            case IDENTITY_VERIFICATION -> Set.of("privacy.requests.v1", "privacy.cases.v1");
            case CASE_WORKFLOW -> Set.of("privacy.requests.v1", "privacy.identity.v1", "privacy.notifications.v1");
            case NOTIFICATION ->
                Set.of(
                        "privacy.requests.v1",
                        "privacy.identity.v1",
                        "privacy.cases.v1",
                        "privacy.fulfilment.v1",
                        "privacy.notifications.v1",
                        "privacy.case-state.v1");
            case DATA_SYSTEM -> Set.of("privacy.fulfilment.v1");
            case SUBSCRIBER -> Set.of("privacy.cases.v1", "privacy.case-state.v1");
        };
    }

    private static boolean mayWrite(String user, String topic) {
        Map<String, Object> settings = signedIn(user);
        settings.put("max.block.ms", "20000");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, UUID.randomUUID().toString(), null))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | KafkaException e) {
            // Of the topic, or, for whom may write nowhere, of all; and that at once if the producer knows it already.
            assertThat(e).hasRootCauseInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean mayRead(String user, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = consumer(user, user)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return Stream.generate(() -> consumer.poll(Duration.ofSeconds(1)))
                    .limit(PATIENCE_SECONDS)
                    .anyMatch(records -> !records.isEmpty());
        } catch (TopicAuthorizationException e) {
            return false;
        }
    }

    private static boolean mayCommit(String user, String group) {
        TopicUser known = Arrays.stream(TopicUser.values())
                .filter(one -> one.userName().equals(user))
                .findFirst()
                .orElseThrow();
        TopicPartition partition = new TopicPartition(expected(known).iterator().next(), 0);
        try (KafkaConsumer<String, String> consumer = consumer(user, group)) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), Duration.ofSeconds(PATIENCE_SECONDS));
            return true;
        } catch (GroupAuthorizationException e) {
            return false;
        }
    }

    private static KafkaConsumer<String, String> consumer(String user, String group) {
        Map<String, Object> settings = signedIn(user);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static Map<String, Object> signedIn(String user) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                RunningStack.get().endpoints().kafkaUsersBootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LocalCredentials.brokerSignIn(user)));
    }
}
