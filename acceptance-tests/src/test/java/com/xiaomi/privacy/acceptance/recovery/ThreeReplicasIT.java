package com.xiaomi.privacy.acceptance.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.JourneyStep;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.MoreReplicas;
import com.xiaomi.privacy.acceptance.system.RunningSystem;
import com.xiaomi.privacy.acceptance.system.SharedSystem;
import com.xiaomi.privacy.localstack.LocalService;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three replicas of each service share the work; when one of each dies, the others take over what was its own, and nothing happens twice. */
@Tag("long")
class ThreeReplicasIT {

    private static final Duration UNTIL_REBALANCED = Duration.ofMinutes(2);
    private static final int REPLICAS = 3;

    private final RunningSystem system = SharedSystem.system();

    @Test
    void replicasShareThePartitionsAndTakeOverFromOneThatIsKilled() throws Exception {
        Map<String, Integer> alone = membersOfEachGroup();
        try (MoreReplicas more = MoreReplicas.start(system, REPLICAS - 1)) {
            awaitMembers(alone, REPLICAS);
            double readBefore = more.eventsRead();

            JourneyReport journey = SharedSystem.play(new OneOfEachDies(more));

            assertThat(more.eventsRead()).isGreaterThan(readBefore);
            awaitMembers(alone, REPLICAS - 1);
            assertThat(journey.caseView().path("outcome").asText()).isEqualTo("FULFILLED");
            assertThat(MailsOnce.repeated(system, journey)).isLessThanOrEqualTo(1);
        }
        awaitMembers(alone, 1);
    }

    private void awaitMembers(Map<String, Integer> alone, int replicas) {
        Map<String, Integer> expected = new TreeMap<>(alone);
        expected.replaceAll((_, members) -> members * replicas);
        await().atMost(UNTIL_REBALANCED)
                .untilAsserted(() -> assertThat(membersOfEachGroup()).isEqualTo(expected));
    }

    /** Consumers that have a partition each, of groups that are not being rebalanced; 0 for a group that is. */
    private Map<String, Integer> membersOfEachGroup() throws ExecutionException, InterruptedException {
        Map<String, Integer> members = new TreeMap<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.endpoints().kafkaBootstrap()))) {
            for (ConsumerGroupDescription group : admin.describeConsumerGroups(RunningSystem.SERVICES.stream()
                            .map(LocalService::serviceName)
                            .toList())
                    .all()
                    .get()
                    .values()) {
                members.put(group.groupId(), group.groupState() == GroupState.STABLE ? working(group) : 0);
            }
        }
        return members;
    }

    private static int working(ConsumerGroupDescription group) {
        return (int) group.members().stream()
                .map(MemberDescription::assignment)
                .filter(assignment -> !assignment.topicPartitions().isEmpty())
                .count();
    }

    /** Early and late in the journey, so that what they had begun is there to be taken over. */
    private record OneOfEachDies(MoreReplicas replicas) implements Teller {

        @Override
        public void begins(JourneyStep step) {
            switch (step) {
                case CONFIRMED -> replicas.killOne(LocalService.NOTIFICATION);
                case IDENTITY_REQUIRED -> replicas.killOne(LocalService.IDENTITY);
                case PACKED -> replicas.killOne(LocalService.CASEWORK);
                case PROVED_AFRESH -> replicas.killOne(LocalService.INTAKE);
                default -> {
                    // Nobody dies.
                }
            }
        }
    }
}
