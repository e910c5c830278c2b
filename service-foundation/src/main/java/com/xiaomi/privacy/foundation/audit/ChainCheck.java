package com.xiaomi.privacy.foundation.audit;

import com.xiaomi.privacy.foundation.audit.BadEntry.Flaw;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Recomputes one chain after the other. Holds the last hash and nothing of the entries before it, and makes no object per
 * entry, so a trail of any length takes the same memory.
 */
final class ChainCheck {

    // How an entry begins that says that those before it lost their content; AuditTrail writes the action first.
    private static final byte[] END =
            "{\"action\":\"%s\"".formatted(AuditTrail.CONTENTS_ENDED).getBytes(StandardCharsets.UTF_8);

    private final MessageDigest sha256 = DigestUtils.getSha256Digest();
    private final byte[] digest = new byte[AuditHash.LENGTH];
    private final byte[] hash = new byte[AuditHash.LENGTH];
    private final byte[] link = new byte[AuditHash.LINK_LENGTH];
    private final byte[] badLink = new byte[AuditHash.LINK_LENGTH];

    private long position;
    private long firstWithout;
    private long lastMicros;
    private long backwards;
    private Flaw flaw;
    private byte[] badHash;

    /** Forgets the chain before. */
    void begin() {
        System.arraycopy(AuditHash.GENESIS, 0, hash, 0, hash.length);
        position = 0;
        firstWithout = 0;
        lastMicros = Long.MIN_VALUE;
        flaw = null;
    }

    /** Takes the next entry of the chain. */
    void entry(TrailRows.Entries entry) {
        if (entry.micros() < lastMicros) {
            backwards++;
        }
        lastMicros = entry.micros();
        if (flaw == null) {
            position++;
            flaw = flawOf(entry);
        } else if (flaw == Flaw.CHANGED && wasBefore(entry)) {
            flaw = Flaw.OUT_OF_ORDER;
        }
        noteContent(entry);
    }

    /**
     * Ends the chain.
     *
     * @param head null if the chain has none
     */
    void end(TrailRows.Heads head) {
        if (firstWithout > 0) {
            // Before anything else that was found, or nothing was.
            flaw = Flaw.CONTENT_GONE;
            position = firstWithout;
        }
        if (flaw != null) {
            return;
        }
        if (head != null && head.entries() > position) {
            flaw = Flaw.MISSING;
        } else if (head == null || head.entries() != position || !Arrays.equals(head.head(), hash)) {
            flaw = Flaw.HEAD;
        }
        position++;
    }

    /** What was found first in the chain; empty if it is whole. */
    Optional<Flaw> flaw() {
        return Optional.ofNullable(flaw);
    }

    /** Where that is. */
    long position() {
        return position;
    }

    /** Entries of all chains that are older than the one before them. */
    long backwards() {
        return backwards;
    }

    private Flaw flawOf(TrailRows.Entries entry) {
        if (entry.position() > position) {
            return Flaw.MISSING;
        }
        if (entry.contentDigest().length != AuditHash.LENGTH) {
            return Flaw.CHANGED;
        }
        AuditHash.writeLink(link, entry.entryId(), entry.micros(), entry.contentDigest());
        sha256.update(hash);
        AuditHash.finish(sha256, link, hash);
        boolean follows = Arrays.equals(hash, entry.hash());
        if (entry.position() == position && follows && contentIsWhole(entry)) {
            return null;
        }
        System.arraycopy(link, 0, badLink, 0, link.length);
        badHash = entry.hash();
        return Flaw.CHANGED;
    }

    private boolean contentIsWhole(TrailRows.Entries entry) {
        if (entry.content() == null) {
            return true;
        }
        AuditHash.finish(sha256, entry.content(), digest);
        return Arrays.equals(digest, entry.contentDigest());
    }

    /** Contents may be gone if an entry behind says so; also behind one that is bad. */
    private void noteContent(TrailRows.Entries entry) {
        byte[] content = entry.content();
        if (content == null) {
            if (flaw == null && firstWithout == 0) {
                firstWithout = position;
            }
        } else if (content.length > END.length && Arrays.equals(content, 0, END.length, END, 0, END.length)) {
            firstWithout = 0;
        }
    }

    /** Whether the bad entry was written right behind this one, and so only stands elsewhere. */
    private boolean wasBefore(TrailRows.Entries entry) {
        sha256.update(entry.hash());
        AuditHash.finish(sha256, badLink, digest);
        return Arrays.equals(digest, badHash);
    }
}
