package com.xiaomi.privacy.casework.casefile;

import com.xiaomi.privacy.casework.trail.MergedTrail;
import com.xiaomi.privacy.casework.trail.MergedTrail.ServiceEntry;
import com.xiaomi.privacy.casework.trail.ServiceTrailBody;
import com.xiaomi.privacy.legal.clock.ClockReading;
import com.xiaomi.privacy.legal.clock.Moment;
import com.xiaomi.privacy.legal.clock.Step;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The file {@code case-file.json}: how a case was dealt with, for an authority. Times are UTC.
 *
 * @param format what the file is, so that nothing else is taken for it
 * @param records the rows of each section by its name
 */
record CaseFile(
        String format,
        UUID caseId,
        UUID requestId,
        Dates dates,
        Map<String, List<Map<String, Object>>> records,
        Trail trail) {

    static final String FORMAT = "privacy-case-file 1";

    CaseFile(UUID caseId, Dates dates, Map<String, List<Map<String, Object>>> records, MergedTrail trail) {
        this(FORMAT, caseId, trail.requestId(), dates, records, Trail.of(trail));
    }

    /**
     * The legal dates as they were counted for this file, with their reasons.
     *
     * @param law the law, or what stands in for one
     * @param acknowledgeBy null if no law known says so
     * @param initialDue without extension; null while the clock stands still
     * @param due null while the clock stands still
     * @param extensionNoticeBy null if no extension is known to the law
     * @param appealDue null without an appeal
     * @param implementDue null if the law sets no time for it
     * @param zone of the controller's seat, whose days these are
     */
    record Dates(
            String law,
            String lawVersion,
            String article,
            String source,
            String status,
            String acknowledgeBy,
            String initialDue,
            String due,
            String extensionNoticeBy,
            String appealDue,
            String implementDue,
            boolean provisional,
            String zone,
            List<Step> reasons) {

        static Dates of(ClockReading reading) {
            return new Dates(
                    reading.law().name(),
                    reading.law().version(),
                    reading.law().article(),
                    reading.law().source(),
                    reading.status().name(),
                    text(reading.acknowledgeBy()),
                    text(reading.initialDue()),
                    text(reading.due()),
                    text(reading.extensionNoticeBy()),
                    text(reading.appealDue()),
                    text(reading.implementDue()),
                    reading.provisional(),
                    reading.zone().getId(),
                    reading.steps());
        }

        private static String text(Moment moment) {
            return Optional.ofNullable(moment).map(Object::toString).orElse(null);
        }
    }

    /**
     * The audit trail of the request in all services.
     *
     * @param intact whether every service was there and no entry of any was changed, removed or put elsewhere
     * @param hash how the hashes are made, in words
     * @param entries in order of time; those of one service in the order of their chain
     */
    record Trail(boolean intact, String hash, List<ServiceTrailBody> services, List<Entry> entries) {

        static final String HASH =
                "hash = SHA-256(hash before || entryId (16 bytes) || recordedAt in microseconds since 1970-01-01"
                        + " UTC (8 bytes, big-endian) || contentDigest); before the first entry of a service: 32 zero bytes;"
                        + " contentDigest = SHA-256(content in UTF-8)";

        static Trail of(MergedTrail merged) {
            return new Trail(
                    merged.isIntact(),
                    HASH,
                    merged.services(),
                    merged.entries().stream().map(Entry::of).toList());
        }
    }

    /**
     * One entry as it stands in its chain.
     *
     * @param content JSON as a text, byte for byte as it was hashed; null once its retention has ended
     * @param contentDigest hexadecimal
     * @param hash hexadecimal
     */
    record Entry(
            String service,
            long position,
            UUID entryId,
            Instant recordedAt,
            String content,
            String contentDigest,
            String hash) {

        static Entry of(ServiceEntry placed) {
            return new Entry(
                    placed.service(),
                    placed.entry().position(),
                    placed.entry().entryId(),
                    placed.entry().recordedAt(),
                    placed.entry().content(),
                    HexFormat.of().formatHex(placed.entry().contentDigest()),
                    HexFormat.of().formatHex(placed.entry().hash()));
        }
    }
}
