package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.foundation.timers.PutOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How many mails may be on their way at once, so that a mail server that hangs leaves threads of the work queue to codes, and to all that is
 * no mail. While it answers nobody, one mail now and then finds out whether it does again; the others wait without a call, and do not come
 * back together.
 */
@ApplicationScoped
public class MailServerPlaces {

    // The work queue has eight threads.
    private static final int AT_ONCE = 5;
    // Some ten times what a mail takes. Whoever waits holds a thread, and a code may need it.
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofMillis(200);
    private static final Duration WHILE_ALL_ARE_TAKEN = Duration.ofSeconds(5);
    private static final int UNANSWERED_IN_A_ROW = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(15);
    private static final Duration WHILE_NOBODY_ANSWERS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private int unanswered;
    private Instant nextTry = Instant.EPOCH;

    MailServerPlaces(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sends a mail for which nobody sits and waits, if there is a place for it.
     *
     * @throws PutOff if there is none
     */
    public void take(Sending sending) throws IOException, PutOff {
        if (!mayTry()) {
            throw soon(WHILE_NOBODY_ANSWERS);
        }
        if (!isFree()) {
            throw soon(WHILE_ALL_ARE_TAKEN);
        }
        try {
            sending.run();
        } catch (PutOff e) {
            untried();
            throw e;
        } finally {
            places.release();
        }
    }

    /** The mail server said something, if only no. */
    synchronized void answered() {
        unanswered = 0;
    }

    /** It could not be reached, or said nothing any more. */
    synchronized void silent() {
        unanswered++;
    }

    private synchronized boolean mayTry() {
        if (unanswered < UNANSWERED_IN_A_ROW) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(BETWEEN_TRIES);
        return true;
    }

    /** What was put off was not brought to the server: whoever comes next finds out in its place. */
    private synchronized void untried() {
        nextTry = Instant.EPOCH;
    }

    private boolean isFree() {
        try {
            return places.tryAcquire(UNTIL_A_PLACE_IS_FREE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Once to three times that time. */
    private PutOff soon(Duration wait) {
        return new PutOff(clock.instant()
                .plus(wait)
                .plusMillis(ThreadLocalRandom.current().nextLong(2 * wait.toMillis())));
    }

    /** What sends a mail. */
    public interface Sending {
        /** @throws PutOff to be run again at a time */
        void run() throws IOException, PutOff;
    }
}
