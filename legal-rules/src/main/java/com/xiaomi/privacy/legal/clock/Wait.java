package com.xiaomi.privacy.legal.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Days that are not counted because something was awaited from the person.
 *
 * @param from the first such day: the day of asking
 * @param until the first day counted again; null while still waiting
 */
record Wait(LocalDate from, LocalDate until) {

    boolean isOpen() {
        return until == null;
    }

    /** The part of this wait that lies on or after a day; an empty or wholly earlier wait gives null. */
    private Wait after(LocalDate start) {
        LocalDate clipped = from.isBefore(start) ? start : from;
        return until != null && !until.isAfter(clipped) ? null : new Wait(clipped, until);
    }

    private boolean touches(Wait later) {
        return until == null || !later.from.isAfter(until);
    }

    private Wait joined(Wait later) {
        boolean open = until == null || later.until == null;
        return new Wait(from, open ? null : (until.isAfter(later.until) ? until : later.until));
    }

    /** The waits from a day on, in order, with overlapping ones joined, so that each day counts once (rule R5). */
    static List<Wait> union(List<Wait> waits, LocalDate start) {
        List<Wait> union = new ArrayList<>();
        waits.stream()
                .map(wait -> wait.after(start))
                .filter(wait -> wait != null)
                .sorted(Comparator.comparing(Wait::from))
                .forEach(wait -> {
                    if (!union.isEmpty() && union.getLast().touches(wait)) {
                        union.add(union.removeLast().joined(wait));
                    } else {
                        union.add(wait);
                    }
                });
        return List.copyOf(union);
    }
}
