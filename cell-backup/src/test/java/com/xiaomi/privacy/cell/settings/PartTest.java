package com.xiaomi.privacy.cell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartTest {

    private static final Pattern READ =
            Pattern.compile("^mp\\.messaging\\.incoming\\.[a-z-]+\\.topic=(.+)$", Pattern.MULTILINE);
    // Taken in any order, by WebhookListener.
    private static final Set<String> FOR_WEBHOOKS_ONLY =
            Set.of(Topic.FULFILMENT.topicName(), Topic.NOTIFICATIONS.topicName());

    @ParameterizedTest
    @EnumSource(Part.class)
    void readsTheTopicsThatTheServiceIsConfiguredToReadInOrder(Part part) throws IOException {
        Path configuration = Path.of("..", part.serviceName(), "src/main/resources/application.properties");
        List<String> read = READ.matcher(Files.readString(configuration))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(topic -> part != Part.NOTIFICATION || !FOR_WEBHOOKS_ONLY.contains(topic))
                .toList();

        assertThat(part.reads()).extracting(Topic::topicName).containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void eachTopicThatIsReadHasAWriterWhoDoesNotReadItself(Part part) {
        assertThat(part.reads())
                .allSatisfy(topic -> assertThat(Part.writerOf(topic)).isNotEqualTo(part));
    }
}
