package com.xiaomi.privacy.foundation.identifier;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Mints the ids of requests, cases, events and everything else (UUIDv7, RFC 9562 §5.7: index-friendly, random tail). */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new id; later ones sort after earlier ones to the millisecond. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
