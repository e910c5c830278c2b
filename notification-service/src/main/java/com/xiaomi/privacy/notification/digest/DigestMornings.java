package com.xiaomi.privacy.notification.digest;

import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.timers.Sweep;
import com.xiaomi.privacy.notification.NotificationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Forgets the digests of a month ago, and begins those of each working day once their hour has come at the cell's place. */
@ApplicationScoped
class DigestMornings implements Sweep {

    private static final int KEPT_DAYS = 30;

    private final StaffDigests digests;
    private final NotificationConfig.Digests config;
    private final CellConfig cell;
    private final Clock clock;

    DigestMornings(StaffDigests digests, NotificationConfig config, CellConfig cell, Clock clock) {
        this.digests = digests;
        this.config = config.digests();
        this.cell = cell;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digests for staff";
    }

    @Override
    public int remove(int atMost) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), cell.timeZone());
        // First: while case-workflow is away none can be begun.
        int forgotten = digests.forget(now.toLocalDate().minusDays(KEPT_DAYS), atMost);
        begunOn(now).ifPresent(digests::begin);
        return forgotten;
    }

    /** The day whose digests are to have been begun by a time; empty before their hour, and on days off. */
    Optional<LocalDate> begunOn(LocalDateTime time) {
        return Optional.of(time.toLocalDate())
                .filter(day -> config.days().contains(day.getDayOfWeek()))
                .filter(day -> !time.toLocalTime().isBefore(config.at()));
    }
}
