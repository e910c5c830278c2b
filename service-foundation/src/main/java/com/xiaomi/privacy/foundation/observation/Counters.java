package com.xiaomi.privacy.foundation.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * A counter for each constant of an enum. All are told from the start, with 0, by whatever bean begins with the service ({@code @Startup}):
 * Prometheus sees no first increase of what was not there.
 *
 * @param <E> the enum
 */
public final class Counters<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    /**
     * Registers them.
     *
     * @param label by which they differ; its values are the constants in kebab-case
     */
    public Counters(MeterRegistry metrics, String name, String label, Class<E> constants) {
        this.counters = new EnumMap<>(constants);
        for (E constant : constants.getEnumConstants()) {
            String value = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            counters.put(constant, metrics.counter(name, label, value));
        }
    }

    /** Counts one. */
    public void count(E constant) {
        counters.get(constant).increment();
    }
}
