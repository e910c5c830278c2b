package com.xiaomi.privacy.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Knows where each case stands ({@code cases.json}, from the compacted topic, which every start reads anew) and tells what
 * happened to cases ({@code told.jsonl}, a line for each event, once). May be killed at any moment.
 */
public final class CaseSubscriber {
    private static final String STATES = "privacy.case-state.v1";
    private static final String EVENTS = "privacy.cases.v1";
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> cases = new TreeMap<>();
    private final Path folder;
    private final Journal journal;

    private CaseSubscriber(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.journal = new Journal(folder.resolve("told.jsonl"), json);
    }

    /** Runs until it is ended, with what the environment says (see {@link BrokerSettings}). */
    public static void main(String[] arguments) throws IOException {
        BrokerSettings settings = new BrokerSettings(System.getenv());
        try (KafkaConsumer<String, String> states = new KafkaConsumer<>(settings.withoutGroup());
                KafkaConsumer<String, String> events = new KafkaConsumer<>(settings.inGroup())) {
            new CaseSubscriber(settings.folder()).follow(states, events);
        }
    }

    private void follow(KafkaConsumer<String, String> states, KafkaConsumer<String, String> events) throws IOException {
        readStatesToTheirEnd(states);
        events.subscribe(List.of(EVENTS));
        while (true) {
            takeStates(states);
            for (ConsumerRecord<String, String> event : events.poll(MOMENT)) {
                takeEvent(event);
                // After the effect: a crash in between brings the event again, and the journal knows it.
                events.commitSync(Map.of(
                        new TopicPartition(event.topic(), event.partition()),
                        new OffsetAndMetadata(event.offset() + 1)));
            }
        }
    }

    private void readStatesToTheirEnd(KafkaConsumer<String, String> states) throws IOException {
        List<TopicPartition> partitions = states.partitionsFor(STATES).stream()
                .map(partition -> new TopicPartition(STATES, partition.partition()))
                .toList();
        states.assign(partitions);
        states.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = states.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> states.position(partition) < ends.get(partition))) {
            takeStates(states);
        }
        save();
    }

    private void takeStates(KafkaConsumer<String, String> states) throws IOException {
        boolean changed = false;
        for (ConsumerRecord<String, String> state : states.poll(MOMENT)) {
            if (state.value() == null) {
                cases.remove(state.key());
                journal.forget("caseId", state.key());
            } else {
                cases.put(state.key(), json.readTree(state.value()));
            }
            changed = true;
        }
        if (changed) {
            save();
        }
    }

    private void takeEvent(ConsumerRecord<String, String> event) throws IOException {
        JsonNode data = json.readTree(event.value());
        switch (header(event, "ce_type")) {
            case "com.xiaomi.privacy.case.opened.v1",
                    "com.xiaomi.privacy.case.state-changed.v1",
                    "com.xiaomi.privacy.case.closed.v1" ->
                journal.tell(header(event, "ce_id"), header(event, "ce_type"), data);
            case "com.xiaomi.privacy.request.erased.v1" ->
                journal.forget("requestId", data.path("requestId").asText());
            default -> {
                // Not for this tool, or newer than it.
            }
        }
    }

    private void save() throws IOException {
        Path unfinished = folder.resolve("cases.json.new");
        json.writeValue(unfinished.toFile(), cases);
        Files.move(unfinished, folder.resolve("cases.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
