package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Copies what a JPEG needs to be drawn: no Exif data (place, time, device), XMP, IPTC, comments, thumbnails, colour
 * profiles or makers' segments, and nothing behind its end. Of the Exif data the orientation stays, for without it most
 * telephones' pictures would lie on their side.
 */
final class JpegCleaner {

    private static final int MARK = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int HUFFMAN = 0xc4;
    private static final int ARITHMETIC = 0xcc;
    private static final int EXTENSION = 0xc8;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int QUANTISATION = 0xdb;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int JFIF = 0xe0;
    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;
    private static final int LENGTH_BYTES = 2;
    private static final byte[] JFIF_NAME = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final int JFIF_WITHOUT_THUMBNAIL = 14;
    private static final int FRAME_DIMENSIONS_END = 5;
    // Each pass over the picture costs its reader the time of the whole; the deepest progressive files have about ten.
    private static final int MOST_SCANS = 100;
    // One directory with one entry: the orientation.
    private static final String ORIENTATION_ONLY =
            "ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "%04x0000" + "00000000";

    private final ByteReader in;
    private final OutputStream out;
    private boolean hasFrame;
    private int scans;

    JpegCleaner(ByteReader in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        if (in.u8() != MARK || in.u8() != START) {
            throw FileRejected.damaged();
        }
        writeMarker(START);
        int marker = nextMarker();
        while (marker != END) {
            marker = marker == START_OF_SCAN ? copyScan() : copySegment(marker);
        }
        if (scans == 0) {
            throw FileRejected.damaged();
        }
        writeMarker(END);
    }

    /** Returns the marker that follows the segment. */
    private int copySegment(int marker) throws IOException {
        if (marker <= 1 || marker == START || isRestart(marker)) {
            throw FileRejected.damaged();
        }
        byte[] payload = payload();
        if (isFrame(marker)) {
            checkFrame(payload);
            writeSegment(marker, payload);
        } else if (marker == JFIF) {
            copyJfif(payload);
        } else if (marker == EXIF) {
            copyOrientation(payload);
        } else if (marker == HUFFMAN
                || marker == ARITHMETIC
                || marker == QUANTISATION
                || marker == RESTART_INTERVAL
                || marker == ADOBE) {
            writeSegment(marker, payload);
        }
        return nextMarker();
    }

    private void checkFrame(byte[] payload) throws IOException {
        if (hasFrame || payload.length < FRAME_DIMENSIONS_END) {
            throw FileRejected.damaged();
        }
        hasFrame = true;
        new PixelBudget().add(u16(payload, 3), u16(payload, 1));
    }

    private void copyJfif(byte[] payload) throws IOException {
        if (payload.length >= JFIF_WITHOUT_THUMBNAIL
                && Arrays.equals(payload, 0, JFIF_NAME.length, JFIF_NAME, 0, JFIF_NAME.length)) {
            byte[] kept = Arrays.copyOf(payload, JFIF_WITHOUT_THUMBNAIL);
            kept[JFIF_WITHOUT_THUMBNAIL - 2] = 0;
            kept[JFIF_WITHOUT_THUMBNAIL - 1] = 0;
            writeSegment(JFIF, kept);
        }
    }

    private void copyOrientation(byte[] payload) throws IOException {
        int orientation = ExifOrientation.of(payload);
        if (orientation != ExifOrientation.UPRIGHT) {
            out.write(HexFormat.of().parseHex(ORIENTATION_ONLY.formatted(orientation)));
        }
    }

    /** Copies a scan with its data; returns the marker that ends it. */
    private int copyScan() throws IOException {
        scans++;
        if (!hasFrame || scans > MOST_SCANS) {
            throw FileRejected.damaged();
        }
        writeSegment(START_OF_SCAN, payload());
        while (true) {
            int value = in.u8();
            if (value != MARK) {
                out.write(value);
                continue;
            }
            int marker = afterMarks();
            if (marker != 0 && !isRestart(marker)) {
                return marker;
            }
            writeMarker(marker);
        }
    }

    private int nextMarker() throws IOException {
        if (in.u8() != MARK) {
            throw FileRejected.damaged();
        }
        return afterMarks();
    }

    /** Any number of marks may stand before the marker itself. */
    private int afterMarks() throws IOException {
        int marker = in.u8();
        while (marker == MARK) {
            marker = in.u8();
        }
        return marker;
    }

    private byte[] payload() throws IOException {
        int length = in.u16();
        if (length < LENGTH_BYTES) {
            throw FileRejected.damaged();
        }
        return in.bytes(length - LENGTH_BYTES);
    }

    private void writeSegment(int marker, byte[] payload) throws IOException {
        writeMarker(marker);
        int length = payload.length + LENGTH_BYTES;
        out.write(length >>> Byte.SIZE);
        out.write(length);
        out.write(payload);
    }

    private void writeMarker(int marker) throws IOException {
        out.write(MARK);
        out.write(marker);
    }

    private static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN
                && marker != EXTENSION
                && marker != ARITHMETIC;
    }

    private static int u16(byte[] bytes, int at) {
        return (Byte.toUnsignedInt(bytes[at]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[at + 1]);
    }
}
