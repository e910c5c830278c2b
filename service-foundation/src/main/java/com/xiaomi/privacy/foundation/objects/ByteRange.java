package com.xiaomi.privacy.foundation.objects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param first position of the first byte, from 0
 * @param length at least 1
 */
record ByteRange(long first, long length) {

    // More digits than any file has bytes are read as "to the end".
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a {@code Range} header asks for. */
    sealed interface Wish {

        /** Everything: there is no header, or one that may be ignored, such as one of several parts. */
        record Whole() implements Wish {}

        /** One part that the file has. */
        record Part(ByteRange range) implements Wish {}

        /** A part that the file does not have. */
        record Outside() implements Wish {}
    }

    /**
     * @param header null if there is none
     * @param size of the file, at least 1
     */
    static Wish parse(String header, long size) {
        Matcher range = ONE_RANGE.matcher(header == null ? "" : header.strip());
        if (!range.matches()) {
            return new Wish.Whole();
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? new Wish.Whole() : last(Long.parseLong(to), size);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return new Wish.Whole();
        }
        return first >= size ? new Wish.Outside() : new Wish.Part(new ByteRange(first, last - first + 1));
    }

    private static Wish last(long length, long size) {
        long bounded = Math.min(length, size);
        return bounded == 0 ? new Wish.Outside() : new Wish.Part(new ByteRange(size - bounded, bounded));
    }

    /** The {@code Content-Range} header. */
    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
