package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Reads the structure of a file. A file that ends in the middle of it is {@link FileRejection#DAMAGED}. */
final class ByteReader {

    private static final int BUFFER = 64 * 1024;
    private static final int BYTE = 0xff;
    private static final int BITS = 8;

    private final InputStream content;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long position;

    ByteReader(InputStream content) {
        this.content = content;
    }

    /** How many bytes were read so far. */
    long position() {
        return position;
    }

    /** Whether nothing follows. */
    boolean atEnd() throws IOException {
        return next == end && !fill();
    }

    /** The next byte, 0 to 255. */
    int u8() throws IOException {
        require();
        position++;
        return buffer[next++] & BYTE;
    }

    /** The next two bytes, the higher one first. */
    int u16() throws IOException {
        return (u8() << BITS) | u8();
    }

    /** The next four bytes, the highest first. */
    long u32() throws IOException {
        return ((long) u16() << (2 * BITS)) | u16();
    }

    /** The next bytes; only for lengths that were bounded before. */
    byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        move(length, ByteBuffer.wrap(bytes)::put);
        return bytes;
    }

    /** Copies the next bytes. */
    void copy(long length, OutputStream target) throws IOException {
        move(length, target::write);
    }

    /** Passes over the next bytes. */
    void skip(long length) throws IOException {
        move(length, (bytes, offset, count) -> {});
    }

    /** Copies all that follows. */
    void copyRest(OutputStream target) throws IOException {
        while (!atEnd()) {
            copy(end - next, target);
        }
    }

    private void move(long length, Sink sink) throws IOException {
        long missing = length;
        while (missing > 0) {
            require();
            int count = (int) Math.min(missing, end - next);
            sink.take(buffer, next, count);
            next += count;
            position += count;
            missing -= count;
        }
    }

    private void require() throws IOException {
        if (atEnd()) {
            throw FileRejected.damaged();
        }
    }

    private boolean fill() throws IOException {
        end = Math.max(0, content.read(buffer));
        next = 0;
        return end > 0;
    }

    @FunctionalInterface
    private interface Sink {
        void take(byte[] bytes, int offset, int count) throws IOException;
    }
}
