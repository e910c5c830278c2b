package com.xiaomi.privacy.acceptance.recovery;

import static org.awaitility.Awaitility.await;

import com.xiaomi.privacy.acceptance.journey.Journey;
import com.xiaomi.privacy.acceptance.journey.JourneyReport;
import com.xiaomi.privacy.acceptance.journey.SamplePerson;
import com.xiaomi.privacy.acceptance.journey.Teller;
import com.xiaomi.privacy.acceptance.system.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Journeys that are under way all the time: each of several people plays one after the other until it is enough. */
final class ManyJourneys implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<JourneyReport> finished = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> people;
    private volatile boolean enough;

    /** @param people may name somebody twice */
    ManyJourneys(Addresses addresses, List<SamplePerson> people) {
        this.people = people.stream()
                .<Future<?>>map(person -> threads.submit(() -> playOn(addresses, person)))
                .toList();
    }

    private void playOn(Addresses addresses, SamplePerson person) {
        while (!enough) {
            finished.add(new Journey(addresses, person, Teller.silent()).play());
        }
    }

    /**
     * Waits until somebody has finished a journey that was begun after this call.
     *
     * @throws ExecutionException if a journey has failed
     */
    void awaitNewOne() throws ExecutionException, InterruptedException {
        // Those under way at this moment are one for each person.
        int wanted = finished.size() + people.size() + 1;
        await().atMost(PATIENCE).until(() -> finished.size() >= wanted || hasFailed());
        if (hasFailed()) {
            end();
        }
    }

    private boolean hasFailed() {
        return people.stream().anyMatch(Future::isDone);
    }

    /**
     * Lets the journeys that are under way come to their end, and begins no more.
     *
     * @return all that were played
     * @throws ExecutionException if one has failed
     */
    List<JourneyReport> end() throws ExecutionException, InterruptedException {
        enough = true;
        for (Future<?> person : people) {
            person.get();
        }
        return List.copyOf(finished);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
