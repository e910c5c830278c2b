package com.xiaomi.privacy.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One caller at a time for each webhook, with whom others leave what they bring meanwhile. */
final class Turns {

    /** What becomes of a delivery. */
    enum Turn {
        /** Whoever brought it calls. */
        CALL,
        /** It is left with the caller. */
        LEFT,
        /** The caller has enough. */
        NOT_NOW
    }

    private final int atMost;
    private final Duration held;
    private final InstantSource clock;
    private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

    /**
     * No turns yet.
     *
     * @param atMost how many deliveries may be left with a caller
     * @param held how long after a delivery was left with them callers may begin to tell it
     */
    Turns(int atMost, Duration held, InstantSource clock) {
        this.atMost = atMost;
        this.held = held;
        this.clock = clock;
    }

    /** Asks for a turn; after {@link Turn#CALL} the turn ends with {@link #end} or an empty {@link #next}. */
    Turn take(UUID webhookId, UUID deliveryId) {
        return lines.computeIfAbsent(webhookId, id -> new Line()).take(deliveryId);
    }

    /** Takes over a delivery that others have left; empty if there is none, and then the turn has ended. */
    Optional<UUID> next(UUID webhookId) {
        return lines.get(webhookId).next();
    }

    /** Ends the turn; what is left waits for the next caller, or comes again by itself. */
    void end(UUID webhookId) {
        lines.get(webhookId).end();
    }

    private final class Line {
        private final Queue<Left> left = new ArrayDeque<>();
        private boolean taken;

        synchronized Turn take(UUID deliveryId) {
            if (!taken) {
                taken = true;
                return Turn.CALL;
            }
            if (left.size() >= atMost) {
                return Turn.NOT_NOW;
            }
            left.add(new Left(deliveryId, clock.instant().plus(held)));
            return Turn.LEFT;
        }

        synchronized Optional<UUID> next() {
            Instant now = clock.instant();
            for (Left first = left.poll(); first != null; first = left.poll()) {
                if (now.isBefore(first.until())) {
                    return Optional.of(first.deliveryId());
                }
            }
            taken = false;
            return Optional.empty();
        }

        synchronized void end() {
            taken = false;
        }
    }

    private record Left(UUID deliveryId, Instant until) {}
}
