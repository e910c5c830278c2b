package com.xiaomi.privacy.legal.clock;

import com.xiaomi.privacy.legal.law.ClockStart;
import com.xiaomi.privacy.legal.law.Pause;
import com.xiaomi.privacy.legal.law.PauseEffect;
import com.xiaomi.privacy.legal.law.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was asked of the person so far and what has arrived: the start of the clock (rule R7) and its suspensions. */
final class Waiting {
    private final Term term;
    private final Map<Pause, LocalDate> open = new EnumMap<>(Pause.class);
    private final List<Wait> ended = new ArrayList<>();
    private LocalDate start;
    private boolean proofAwaited;

    Waiting(Term term, LocalDate receivedDay) {
        this.term = term;
        this.start = receivedDay;
        this.proofAwaited = term.clockStart() == ClockStart.IDENTITY_VERIFIED;
    }

    boolean isAwaited(Pause pause) {
        return open.containsKey(pause);
    }

    /** Notes that the person was asked; the effect must be one that stops the clock. */
    void ask(Pause pause, LocalDate day) {
        open.put(pause, day);
    }

    /**
     * Notes that what was asked for has arrived.
     *
     * @return whether that meant anything to the clock
     */
    boolean arrive(Pause pause, LocalDate day) {
        boolean provesStart = pause == Pause.IDENTITY && proofAwaited;
        if (provesStart) {
            proofAwaited = false;
            startNotBefore(day);
        }
        LocalDate asked = open.remove(pause);
        if (asked == null) {
            return provesStart;
        }
        switch (term.effectOf(pause)) {
            case START_DEFERRED -> startNotBefore(day);
            case SUSPEND -> ended.add(new Wait(asked, day));
            case SUSPEND_INCLUSIVE -> ended.add(new Wait(asked, day.plusDays(1)));
            case NONE, UNKNOWN -> throw new IllegalStateException("Nothing was awaited for " + pause);
        }
        return true;
    }

    /** Whether the clock has not started yet, because the law lets it start only when something arrives. */
    boolean isStartPending() {
        return proofAwaited
                || open.keySet().stream().anyMatch(pause -> term.effectOf(pause) == PauseEffect.START_DEFERRED);
    }

    /** The day from which the period counts, as far as known. */
    LocalDate start() {
        return start;
    }

    /** Suspensions, ended and open. */
    List<Wait> suspensions() {
        List<Wait> all = new ArrayList<>(ended);
        open.forEach((pause, asked) -> {
            if (term.effectOf(pause) != PauseEffect.START_DEFERRED) {
                all.add(new Wait(asked, null));
            }
        });
        return all;
    }

    private void startNotBefore(LocalDate day) {
        start = start.isBefore(day) ? day : start;
    }
}
