package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.EndedPasses;
import com.xiaomi.privacy.foundation.access.PassId;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.startup.Transience;
import com.xiaomi.privacy.intake.IntakeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Shows people live how their requests go. One thread for all readers of this replica asks the database, by one query each,
 * which passes have ended and which of the requests have changed; so a change shows whichever replica made it, and a reader
 * costs a connection only.
 */
@ApplicationScoped
class LiveStatus {

    private static final Logger LOG = Logger.getLogger(LiveStatus.class);
    private static final Duration RETRY_LATER = Duration.ofSeconds(30);
    private static final long UNKNOWN = -1;

    private final StatusDocuments documents;
    private final StatusVersions versions;
    private final EndedPasses endedPasses;
    private final IntakeConfig config;
    private final Clock clock;
    private final Map<LiveReader, Boolean> readers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("live-status").daemon().unstarted(task));
    // Used by the poller only.
    private Map<UUID, Long> known = new HashMap<>();

    LiveStatus(
            StatusDocuments documents,
            StatusVersions versions,
            EndedPasses endedPasses,
            IntakeConfig config,
            Clock clock) {
        this.documents = documents;
        this.versions = versions;
        this.endedPasses = endedPasses;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long every = config.liveStatusEvery().toMillis();
        var unused = poller.scheduleWithFixedDelay(this::lookRound, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        poller.shutdownNow();
        readers.keySet().forEach(LiveReader::end);
    }

    /**
     * The status now and after each change.
     *
     * @param pass of the person who follows; when it ends before its time, so does this
     * @param until when it ends, UTC
     * @param seenTag the tag of the status that the person has already; null if none
     * @throws ProblemException if there are too many readers
     */
    Multi<LiveEvent> follow(PassId pass, Instant until, String seenTag) {
        requirePlace(pass.requestId());
        StatusDocument now = documents.of(pass.requestId());
        return Multi.createFrom()
                .emitter(
                        (MultiEmitter<? super LiveEvent> emitter) ->
                                begin(new LiveReader(pass, until, seenTag, emitter, clock.instant()), emitter, now),
                        BackPressureStrategy.LATEST);
    }

    /** How many readers there are here. */
    int readers() {
        return readers.size();
    }

    private void begin(LiveReader reader, MultiEmitter<? super LiveEvent> emitter, StatusDocument now) {
        emitter.onTermination(() -> readers.remove(reader));
        reader.show(now, clock.instant());
        // What changed since it was read shows at the next look: nothing is known of a request that nobody followed.
        readers.put(reader, Boolean.TRUE);
    }

    private void requirePlace(UUID requestId) {
        if (readers.size() >= config.liveStatusReaders()) {
            throw ProblemException.retryable(
                    ProblemType.TEMPORARILY_UNAVAILABLE, "Read the status without following it.", RETRY_LATER);
        }
        long same = readers.keySet().stream()
                .filter(reader -> reader.requestId().equals(requestId))
                .count();
        if (same >= config.liveStatusReadersPerRequest()) {
            throw ProblemException.retryable(
                    ProblemType.RATE_LIMITED, "Close the other pages that follow this request.", RETRY_LATER);
        }
    }

    private void lookRound() {
        try {
            Instant now = clock.instant();
            readers.keySet().stream().filter(reader -> reader.isOver(now)).forEach(this::end);
            endWhosePassEnded();
            showChanges(now);
            readers.keySet().forEach(reader -> reader.keepAlive(config.liveStatusHeartbeat(), now));
        } catch (SQLException | RuntimeException e) {
            // The next look shows what this one missed.
            LOG.warnf("live readers wait: %s", Transience.describe(e));
        }
    }

    private void end(LiveReader reader) {
        readers.remove(reader);
        reader.end();
    }

    private void endWhosePassEnded() {
        if (!readers.isEmpty()) {
            Predicate<PassId> ended = endedPasses.endedOf(
                    readers.keySet().stream().map(LiveReader::requestId).collect(Collectors.toSet()));
            readers.keySet().stream()
                    .filter(reader -> ended.test(reader.pass()))
                    .forEach(this::end);
        }
    }

    private void showChanges(Instant now) throws SQLException {
        Map<UUID, List<LiveReader>> followed =
                readers.keySet().stream().collect(Collectors.groupingBy(LiveReader::requestId));
        if (followed.isEmpty()) {
            known = new HashMap<>();
            return;
        }
        Map<UUID, Long> found = versions.of(followed.keySet());
        found.forEach((requestId, version) -> {
            if (version > known.getOrDefault(requestId, UNKNOWN)) {
                StatusDocument status = documents.of(requestId);
                followed.get(requestId).forEach(reader -> reader.show(status, now));
            }
        });
        known = found;
    }
}
