package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.contact.MailAddress;
import com.xiaomi.privacy.foundation.limit.OutgoingRate;
import com.xiaomi.privacy.foundation.limit.Rate;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.notification.DomainLimits;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a domain no more mails than it takes, all replicas together. Of an address only its domain is counted. Each attempt counts: one whose
 * outcome nobody knows may have reached the domain, and one that has not makes the others wait a little too long, never too short.
 */
@ApplicationScoped
@Startup
public class DomainPace {

    /** Counts mails that were put off because of a limit, by {@code domain}, each time; from the start with 0 for each that has a limit. */
    static final String METRIC = "mails.over.limit";

    // In that time a bucket fills up, so those who come again within it find room.
    private static final Duration SPREAD = Duration.ofMinutes(1);

    private final Optional<DomainLimits> limits;
    private final OutgoingRate rates;
    private final Map<String, Counter> overLimit;
    private final Clock clock;

    DomainPace(NotificationConfig config, OutgoingRate rates, MeterRegistry metrics, Clock clock) {
        this.limits = config.domainLimits();
        this.rates = rates;
        this.overLimit = limits.map(DomainLimits::byDomain).orElse(Map.of()).keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), domain -> metrics.counter(METRIC, "domain", domain)));
        this.clock = clock;
    }

    /**
     * Counts a mail that is about to be sent. Whoever waits for it at a page never waits longer for this; a campaign leaves half of what the
     * domain takes to all others.
     *
     * @throws PutOff if the domain takes no more now
     */
    public void pass(Personal recipient, Urgency urgency) throws PutOff {
        if (limits.isPresent() && MailAddress.of(recipient) instanceof MailAddress.Sendable address) {
            Optional<Rate> limit = limits.get().of(address.atDomain());
            if (limit.isPresent()) {
                pass(address.atDomain(), limit.get(), urgency);
            }
        }
    }

    private void pass(String domain, Rate limit, Urgency urgency) throws PutOff {
        String counted = "mail/" + domain;
        Optional<Duration> wait = switch (urgency) {
            case AT_ONCE -> {
                rates.takeAtOnce(counted, limit);
                yield Optional.empty();
            }
            case USUAL -> rates.take(counted, limit);
            case LAST -> rates.take(counted + "/last", halfOf(limit)).or(() -> rates.take(counted, limit));
        };
        if (wait.isPresent()) {
            overLimit.get(domain).increment();
            throw new PutOff(clock.instant()
                    .plus(wait.get())
                    .plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis())));
        }
    }

    /** In a bucket of its own: to look how many are left and then to take one would be two steps, and two at once would both find enough. */
    private static Rate halfOf(Rate limit) {
        return new Rate(Math.ceilDiv(limit.times(), 2), limit.per());
    }
}
