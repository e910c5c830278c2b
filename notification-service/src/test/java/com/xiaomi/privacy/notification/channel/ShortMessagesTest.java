package com.xiaomi.privacy.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortMessagesTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void nobodyIsHintedAtAnythingUnlessAWayIsConfigured() {
        hintAtEverything(new ShortMessages(configured(Map.of()), new LoggedShortMessages(), metrics));

        assertThat(counted()).isZero();
    }

    @Test
    void whatIsLoggedIsCountedAsThatAndStaffAndCodesAreNeverHintedAt() {
        hintAtEverything(new ShortMessages(
                configured(Map.of("rights.notification.short-messages", "log")), new LoggedShortMessages(), metrics));

        assertThat(counted()).isEqualTo(8);
        assertThat(metrics.get(ShortMessages.METRIC)
                        .tag("outcome", "logged")
                        .counter()
                        .count())
                .isEqualTo(8);
        assertThat(MessageKind.values())
                .filteredOn(kind -> kind.isForStaff() || kind == MessageKind.IDENTITY_CODE)
                .noneMatch(ShortMessage::isWorthOne);
    }

    @Test
    void aProviderThatDoesNotExistStopsTheService() {
        assertThatThrownBy(() -> configured(Map.of("rights.notification.short-messages", "sms")))
                .hasMessageContaining("rights.notification.short-messages");
    }

    private double counted() {
        return metrics.find(ShortMessages.METRIC).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void hintAtEverything(ShortMessages messages) {
        Arrays.stream(MessageKind.values())
                .forEach(kind -> messages.hint(new ShortMessage(Ids.next(), Ids.next(), kind, "en")));
    }

    private static NotificationConfig configured(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(NotificationConfig.class)
                .withDefaultValue("rights.notification.secret-file", "none")
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(NotificationConfig.class);
    }
}
