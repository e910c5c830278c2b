package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Copies what a PNG needs to be drawn: no text, time, Exif data or colour profile, which can tell about a person, their
 * device and place; nothing behind its end; of an animation the still picture.
 */
final class PngCleaner {

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final Set<String> DRAWN =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP");
    private static final int TYPE_LENGTH = 4;
    private static final int HEADER_LENGTH = 13;

    private final ByteReader in;
    private final OutputStream out;
    private boolean hasPixels;

    PngCleaner(ByteReader in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        if (!Arrays.equals(in.bytes(SIGNATURE.length), SIGNATURE)) {
            throw FileRejected.damaged();
        }
        out.write(SIGNATURE);
        copyHeader();
        String type;
        do {
            type = copyChunk();
            hasPixels |= type.equals("IDAT");
        } while (!type.equals("IEND"));
        if (!hasPixels) {
            throw FileRejected.damaged();
        }
    }

    private void copyHeader() throws IOException {
        byte[] length = in.bytes(Integer.BYTES);
        byte[] type = in.bytes(TYPE_LENGTH);
        if (ByteBuffer.wrap(length).getInt() != HEADER_LENGTH || !name(type).equals("IHDR")) {
            throw FileRejected.damaged();
        }
        byte[] header = in.bytes(HEADER_LENGTH);
        ByteBuffer fields = ByteBuffer.wrap(header);
        new PixelBudget().add(Integer.toUnsignedLong(fields.getInt()), Integer.toUnsignedLong(fields.getInt()));
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(header);
        out.write(length);
        out.write(type);
        out.write(header);
        copyCrc(crc, out);
    }

    private String copyChunk() throws IOException {
        byte[] length = in.bytes(Integer.BYTES);
        byte[] type = in.bytes(TYPE_LENGTH);
        String name = name(type);
        OutputStream target = DRAWN.contains(name) ? out : OutputStream.nullOutputStream();
        target.write(length);
        target.write(type);
        CRC32 crc = new CRC32();
        crc.update(type);
        in.copy(Integer.toUnsignedLong(ByteBuffer.wrap(length).getInt()), new CheckedOutputStream(target, crc));
        copyCrc(crc, target);
        return name;
    }

    private void copyCrc(CRC32 computed, OutputStream target) throws IOException {
        byte[] crc = in.bytes(Integer.BYTES);
        if (Integer.toUnsignedLong(ByteBuffer.wrap(crc).getInt()) != computed.getValue()) {
            throw FileRejected.damaged();
        }
        target.write(crc);
    }

    private static String name(byte[] type) {
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
