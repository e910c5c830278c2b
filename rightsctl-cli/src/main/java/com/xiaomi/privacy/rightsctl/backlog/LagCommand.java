package com.xiaomi.privacy.rightsctl.backlog;

import com.xiaomi.privacy.rightsctl.system.Broker;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how far consumers are behind. */
@Command(
        name = "lag",
        description = {
            "Shows for each consumer group and topic how many events it has not read yet. Changes nothing.",
            "Dead letters that nobody has put back are told by the groups that end in '.dead-letters' once somebody has looked at them."
        },
        mixinStandardHelpOptions = true)
public final class LagCommand implements Callable<Integer> {

    @Mixin
    private Broker broker;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Admin admin = Admin.create(broker.properties())) {
            Set<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String group : groups) {
                behind(admin, group)
                        .forEach((topic, events) ->
                                spec.commandLine().getOut().println("%s %s %d behind".formatted(group, topic, events)));
            }
            return ExitCode.OK;
        } catch (ExecutionException e) {
            spec.commandLine()
                    .getErr()
                    .println("rightsctl lag: the broker refused: "
                            + e.getCause().getClass().getSimpleName());
            return ExitCode.SOFTWARE;
        }
    }

    private static SortedMap<String, Long> behind(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(admin, read.keySet());
        SortedMap<String, Long> behind = new TreeMap<>();
        read.forEach((partition, place) ->
                behind.merge(partition.topic(), Math.max(0, ends.get(partition).offset() - place.offset()), Long::sum));
        return behind;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get();
    }
}
