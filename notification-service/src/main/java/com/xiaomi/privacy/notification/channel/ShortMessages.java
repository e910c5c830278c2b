package com.xiaomi.privacy.notification.channel;

import com.xiaomi.privacy.foundation.observation.Counters;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Hints beside those mails whose reader has something to do in time, by the way that is configured. */
@ApplicationScoped
public class ShortMessages {

    /** Counts what became of hints, by {@code outcome}. */
    static final String METRIC = "short.messages";

    private final Optional<ShortMessageChannel> channel;
    private final Counters<ShortMessageOutcome> outcomes;

    ShortMessages(NotificationConfig config, LoggedShortMessages logged, MeterRegistry metrics) {
        this.channel = switch (config.shortMessages()) {
            case NONE -> Optional.empty();
            case LOG -> Optional.of(logged);
        };
        this.outcomes = new Counters<>(metrics, METRIC, "outcome", ShortMessageOutcome.class);
    }

    /** Hints at a mail that the mail server has accepted, if its kind is worth one. Lost if the process dies right before: it is a hint. */
    public void hint(ShortMessage message) {
        if (ShortMessage.isWorthOne(message.kind())) {
            channel.map(way -> way.tell(message)).ifPresent(outcomes::count);
        }
    }
}
