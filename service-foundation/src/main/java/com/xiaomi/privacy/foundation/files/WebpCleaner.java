package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Copies what a WebP picture needs to be drawn. Its total size stands in front, so what must not stay (Exif, XMP, colour
 * profile, anything unknown) is not left out but replaced by an unknown chunk of zeros, which readers pass over.
 */
final class WebpCleaner {

    private static final int NAME_LENGTH = 4;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_LENGTH = 10;
    private static final int FRAME_LENGTH = 16;
    private static final int LOSSY_HEAD = 10;
    private static final int LOSSLESS_HEAD = 5;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE_BITS = 14;
    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
    // Animation and transparency; not the colour profile (0x20), Exif (0x08) and XMP (0x04).
    private static final int KEPT_FLAGS = 0x12;
    private static final byte[] BLANK = "JUNK".getBytes(StandardCharsets.US_ASCII);

    private final ByteReader in;
    private final OutputStream out;
    private final PixelBudget budget = new PixelBudget();

    WebpCleaner(ByteReader in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        byte[] riff = in.bytes(NAME_LENGTH);
        byte[] size = in.bytes(Integer.BYTES);
        byte[] form = in.bytes(NAME_LENGTH);
        if (!name(riff).equals("RIFF") || !name(form).equals("WEBP")) {
            throw FileRejected.damaged();
        }
        out.write(riff);
        out.write(size);
        out.write(form);
        copyChunks(length(size) - NAME_LENGTH, true);
        if (!budget.isUsed()) {
            throw FileRejected.damaged();
        }
    }

    private void copyChunks(long total, boolean outermost) throws IOException {
        long remaining = total;
        while (remaining > 0) {
            byte[] type = in.bytes(NAME_LENGTH);
            byte[] size = in.bytes(Integer.BYTES);
            long length = length(size);
            long padded = length + (length & 1);
            remaining -= CHUNK_HEADER + padded;
            if (remaining < 0) {
                throw FileRejected.damaged();
            }
            if (name(type).equals("ANMF") && outermost) {
                writeHeader(type, size);
                copyFrame(padded);
            } else {
                copyChunk(type, size, padded);
            }
        }
    }

    private void copyFrame(long length) throws IOException {
        if (length < FRAME_LENGTH) {
            throw FileRejected.damaged();
        }
        in.copy(FRAME_LENGTH, out);
        copyChunks(length - FRAME_LENGTH, false);
    }

    private void copyChunk(byte[] type, byte[] size, long length) throws IOException {
        switch (name(type)) {
            case "VP8X" -> {
                writeHeader(type, size);
                copyExtended(length);
            }
            case "VP8 " -> {
                writeHeader(type, size);
                copyLossy(length);
            }
            case "VP8L" -> {
                writeHeader(type, size);
                copyLossless(length);
            }
            case "ALPH", "ANIM" -> {
                writeHeader(type, size);
                in.copy(length, out);
            }
            default -> {
                writeHeader(BLANK, size);
                in.copy(length, new Blanking(out));
            }
        }
    }

    private void copyExtended(long length) throws IOException {
        ByteBuffer head = head(length, EXTENDED_LENGTH);
        new PixelBudget().add(1 + u24(head, 4), 1 + u24(head, 7));
        head.put(0, (byte) (head.get(0) & KEPT_FLAGS));
        finish(head, length);
    }

    private void copyLossy(long length) throws IOException {
        ByteBuffer head = head(length, LOSSY_HEAD);
        budget.add(head.getShort(6) & SIDE_MASK, head.getShort(8) & SIDE_MASK);
        finish(head, length);
    }

    private void copyLossless(long length) throws IOException {
        ByteBuffer head = head(length, LOSSLESS_HEAD);
        if (head.get(0) != LOSSLESS_SIGNATURE) {
            throw FileRejected.damaged();
        }
        int sides = head.getInt(1);
        budget.add(1 + (sides & SIDE_MASK), 1 + ((sides >>> SIDE_BITS) & SIDE_MASK));
        finish(head, length);
    }

    private ByteBuffer head(long length, int needed) throws IOException {
        if (length < needed) {
            throw FileRejected.damaged();
        }
        return ByteBuffer.wrap(in.bytes(needed)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void finish(ByteBuffer head, long length) throws IOException {
        out.write(head.array());
        in.copy(length - head.capacity(), out);
    }

    private void writeHeader(byte[] type, byte[] size) throws IOException {
        out.write(type);
        out.write(size);
    }

    private static int u24(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at)) | (Byte.toUnsignedInt(bytes.get(at + 2)) << Short.SIZE);
    }

    private static long length(byte[] size) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    private static String name(byte[] type) {
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
