package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.PassId;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One connection on which a person watches their request. A slow one skips what is outdated: the last status counts. */
final class LiveReader {

    private final PassId pass;
    private final Instant until;
    private final MultiEmitter<? super LiveEvent> emitter;
    private String seenTag;
    private Instant lastSign;

    /**
     * @param pass what opened it
     * @param until when it ends, UTC
     * @param seenTag the tag of the status that the person has already; null if none
     */
    LiveReader(PassId pass, Instant until, String seenTag, MultiEmitter<? super LiveEvent> emitter, Instant now) {
        this.pass = pass;
        this.until = until;
        this.seenTag = seenTag;
        this.emitter = emitter;
        this.lastSign = now;
    }

    UUID requestId() {
        return pass.requestId();
    }

    PassId pass() {
        return pass;
    }

    boolean isOver(Instant now) {
        return emitter.isCancelled() || !now.isBefore(until);
    }

    void end() {
        emitter.complete();
    }

    /** Shows a status, unless the person has seen it. */
    void show(StatusDocument status, Instant now) {
        if (!status.tag().equals(seenTag)) {
            seenTag = status.tag();
            lastSign = now;
            emitter.emit(new LiveEvent.Status(status));
        }
    }

    /** Gives a sign of life if there was none for some time. */
    void keepAlive(Duration silence, Instant now) {
        // Only where nothing waits: a sign of life must not push a status out of its place.
        if (!now.isBefore(lastSign.plus(silence)) && emitter.requested() > 0) {
            lastSign = now;
            emitter.emit(new LiveEvent.StillThere());
        }
    }
}
