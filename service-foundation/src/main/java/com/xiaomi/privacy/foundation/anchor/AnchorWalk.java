package com.xiaomi.privacy.foundation.anchor;

import com.xiaomi.privacy.foundation.anchor.Anchor.Leaf;
import com.xiaomi.privacy.foundation.anchor.AnchorFault.Kind;
import com.xiaomi.privacy.foundation.anchor.AnchorRows.Row;
import com.xiaomi.privacy.foundation.objects.LockedBucket;
import com.xiaomi.privacy.foundation.objects.LockedBucket.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One check of all anchors: goes through the rows and the objects side by side, for both are in order of numbers. The objects are
 * believed and not the rows: an object's name holds the hash of its content.
 */
final class AnchorWalk {

    private static final Pattern NAME = Pattern.compile("(\\d{12})-([0-9a-f]{64})\\.txt");
    private static final int MOST_FAULTS = 100;
    private static final int LEAVES_AT_ONCE = 1000;

    private final LockedBucket bucket;
    private final RowCursor rows;
    private final AnchoredEntries entries;
    private final Instant now;

    private long settled;
    private boolean locks;
    private LockedBucket.Listing objects;
    private Optional<Version> version = Optional.empty();
    private Row before;
    private long anchors;
    private long leaves;
    private long tampered;
    private long unlocked;
    private final List<AnchorFault> firstTampered = new ArrayList<>();
    private final List<AnchorFault> firstUnlocked = new ArrayList<>();

    AnchorWalk(LockedBucket bucket, RowCursor rows, AnchoredEntries entries, Instant now) {
        this.bucket = bucket;
        this.rows = rows;
        this.entries = entries;
        this.now = now;
    }

    void run() throws IOException {
        // What is written while this reads need not be in the list of objects.
        settled = rows.lastWritten();
        locks = bucket.locks();
        if (!locks) {
            fault(AnchorFault.ofStore(Kind.NOT_LOCKED));
        }
        objects = bucket.list(locks);
        version = objects.next();
        Optional<Row> row = rows.next();
        while (row.isPresent() || version.isPresent()) {
            int order = order(row, version);
            Optional<Stored> object = order >= 0 ? Optional.of(readObject()) : Optional.empty();
            if (order > 0) {
                requireRow(object.get());
            } else {
                compare(row.get(), object);
                before = row.get();
                row = rows.next();
            }
        }
    }

    AnchorReport report(Instant lastWritten) {
        // A store that locks nothing must not hide what somebody has changed.
        List<AnchorFault> first = Stream.concat(firstTampered.stream(), firstUnlocked.stream())
                .limit(MOST_FAULTS)
                .toList();
        return new AnchorReport(anchors, leaves, lastWritten, tampered + unlocked, tampered, first);
    }

    private static int order(Optional<Row> row, Optional<Version> version) {
        if (row.isPresent() && version.isPresent()) {
            return row.get().objectName().compareTo(version.get().object());
        }
        return row.isPresent() ? -1 : 1;
    }

    /**
     * What an object is, of all its versions.
     *
     * @param anchor null if no version says what was written
     */
    private record Stored(String name, Anchor anchor) {}

    private Stored readObject() throws IOException {
        String name = version.get().object();
        Matcher parts = NAME.matcher(name);
        boolean isNamed = parts.matches();
        Anchor anchor = null;
        boolean isHidden = false;
        boolean isLocked = false;
        while (version.isPresent() && version.get().object().equals(name)) {
            isHidden |= version.get().hides();
            if (isNamed && !version.get().hides()) {
                Optional<Anchor> read = read(version.get(), parts.group(2));
                if (read.isPresent()) {
                    anchor = read.get();
                    isLocked |= isLocked(version.get(), anchor);
                }
            }
            version = objects.next();
        }
        if (isHidden) {
            fault(Kind.HIDDEN, name);
        }
        if (anchor != null) {
            anchors++;
            compareLeaves(name, anchor);
            if (locks && !isLocked) {
                fault(Kind.NOT_LOCKED, name);
            }
        }
        return new Stored(name, anchor);
    }

    private Optional<Anchor> read(Version one, String digest) throws IOException {
        String text = new String(bucket.read(one, Anchor.MOST_BYTES), StandardCharsets.UTF_8);
        if (HexFormat.of().formatHex(Anchor.digest(text)).equals(digest)) {
            try {
                return Optional.of(Anchor.parse(text));
            } catch (IllegalArgumentException _) {
                // Somebody else wrote it.
            }
        }
        fault(Kind.CHANGED, one.object());
        return Optional.empty();
    }

    private boolean isLocked(Version one, Anchor anchor) throws IOException {
        return !anchor.keptUntil().isAfter(now)
                || locks
                        && bucket.lockedUntil(one)
                                .filter(until -> !until.isBefore(anchor.keptUntil()))
                                .isPresent();
    }

    private void compareLeaves(String object, Anchor anchor) {
        List<Leaf> all = anchor.leaves();
        for (int from = 0; from < all.size(); from += LEAVES_AT_ONCE) {
            List<Leaf> some = all.subList(from, Math.min(from + LEAVES_AT_ONCE, all.size()));
            leaves += some.size();
            entries.differing(some)
                    .forEach(entry -> fault(new AnchorFault(
                            entry.isMissing() ? Kind.ENTRY_MISSING : Kind.ENTRY_CHANGED,
                            anchor.number(),
                            object,
                            entry.chainId(),
                            entry.position())));
        }
    }

    /** An object behind the last row may have been written since that was read. */
    private void requireRow(Stored object) {
        if (object.anchor() == null || !rows.has(object.anchor().number(), object.name())) {
            fault(Kind.UNKNOWN, object.name());
        }
    }

    private void compare(Row row, Optional<Stored> object) {
        boolean follows = before == null
                ? row.number() == 1 && Arrays.equals(row.previous(), Anchor.NONE_BEFORE)
                : row.number() == before.number() + 1 && Arrays.equals(row.previous(), before.digest());
        if (!follows) {
            fault(Kind.NOT_LINKED, row.objectName());
        }
        Optional<Anchor> anchor = object.map(Stored::anchor);
        if (anchor.isPresent()) {
            if (!agree(row, anchor.get())) {
                fault(Kind.ROW_CHANGED, row.objectName());
            }
        } else if (row.number() <= settled && row.keptUntil().isAfter(now)) {
            fault(Kind.MISSING, row.objectName());
        }
    }

    private static boolean agree(Row row, Anchor anchor) {
        return row.number() == anchor.number()
                && row.at().equals(anchor.at())
                && row.keptUntil().equals(anchor.keptUntil())
                && Arrays.equals(row.previous(), anchor.previous())
                && Arrays.equals(row.root(), anchor.root())
                && row.leaves() == anchor.leaves().size();
    }

    private void fault(Kind kind, String object) {
        Matcher parts = NAME.matcher(object);
        fault(new AnchorFault(kind, parts.matches() ? Long.valueOf(parts.group(1)) : null, object, null, null));
    }

    private void fault(AnchorFault fault) {
        boolean isTampering = fault.kind().isTampering();
        List<AnchorFault> first = isTampering ? firstTampered : firstUnlocked;
        if (first.size() < MOST_FAULTS) {
            first.add(fault);
        }
        if (isTampering) {
            tampered++;
        } else {
            unlocked++;
        }
    }

    /** All rows, page by page. */
    static final class RowCursor {

        private final AnchorRows rows;
        private Iterator<Row> page = List.<Row>of().iterator();
        private long last;

        RowCursor(AnchorRows rows) {
            this.rows = rows;
        }

        /** The number of the last anchor that is written; 0 if none is. */
        long lastWritten() {
            return rows.lastWritten().map(Row::number).orElse(0L);
        }

        /** Whether there is a row of this number for this object now. */
        boolean has(long number, String object) {
            return rows.after(number - 1).stream()
                    .findFirst()
                    .filter(row -> row.objectName().equals(object))
                    .isPresent();
        }

        /** The next one; empty behind the last. */
        Optional<Row> next() {
            if (!page.hasNext()) {
                page = rows.after(last).iterator();
            }
            if (!page.hasNext()) {
                return Optional.empty();
            }
            Row row = page.next();
            last = row.number();
            return Optional.of(row);
        }
    }
}
