package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Copies what a HEIC picture needs to be drawn. All places in the file are given by their distance from its beginning, so
 * what must not stay (Exif, XMP, anything that is no picture) is not left out but overwritten with zeros. The colour
 * profile stays, for it is tied to the picture; a file that holds its pictures before their description is refused.
 */
final class HeicCleaner {

    private static final int TYPE_LENGTH = 4;
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int LONGEST_BRANDS = 4096;
    private static final int LONGEST_DESCRIPTION = 4 << 20;
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);

    private final ByteReader in;
    private final OutputStream out;
    private List<HeicDescription.Extent> blank;
    private boolean hasMedia;

    HeicCleaner(ByteReader in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void copy() throws IOException {
        copyBrands();
        while (!in.atEnd()) {
            copyBox();
        }
        if (!hasMedia) {
            throw FileRejected.damaged();
        }
    }

    private void copyBrands() throws IOException {
        byte[] length = in.bytes(Integer.BYTES);
        byte[] type = in.bytes(TYPE_LENGTH);
        int size = ByteBuffer.wrap(length).getInt();
        if (!name(type).equals("ftyp") || size < HEADER || size > LONGEST_BRANDS) {
            throw FileRejected.damaged();
        }
        out.write(length);
        out.write(type);
        in.copy(size - HEADER, out);
    }

    private void copyBox() throws IOException {
        byte[] size = in.bytes(Integer.BYTES);
        byte[] type = in.bytes(TYPE_LENGTH);
        long length = ByteBuffer.wrap(size).getInt();
        byte[] largeSize = new byte[0];
        long payload;
        if (length == 1) {
            largeSize = in.bytes(Long.BYTES);
            payload = ByteBuffer.wrap(largeSize).getLong() - LARGE_HEADER;
        } else {
            payload = Integer.toUnsignedLong((int) length) - HEADER;
        }
        if (payload < 0) {
            // Also a box that says that it goes on to the end of the file: then its end can't be told from a cut.
            throw FileRejected.damaged();
        }
        String name = name(type);
        out.write(size);
        out.write(name.equals("meta") || name.equals("mdat") ? type : FREE);
        out.write(largeSize);
        switch (name) {
            case "meta" -> copyDescription(payload);
            case "mdat" -> copyMedia(payload);
            default -> in.copy(payload, new Blanking(out));
        }
    }

    private void copyDescription(long length) throws IOException {
        if (blank != null || length > LONGEST_DESCRIPTION) {
            throw FileRejected.damaged();
        }
        HeicDescription description = new HeicDescription(in.bytes((int) length));
        blank = description.clean();
        out.write(description.bytes());
    }

    private void copyMedia(long length) throws IOException {
        if (blank == null) {
            throw FileRejected.damaged();
        }
        hasMedia = true;
        long end = in.position() + length;
        while (in.position() < end) {
            long position = in.position();
            // The end of the extent we are in, or else the beginning of the next one.
            HeicDescription.Extent here = null;
            long until = end;
            for (HeicDescription.Extent extent : blank) {
                if (extent.contains(position)) {
                    here = extent;
                } else if (extent.begin() > position) {
                    until = Math.min(until, extent.begin());
                }
            }
            if (here == null) {
                in.copy(until - position, out);
            } else {
                in.copy(Math.min(end, here.end()) - position, new Blanking(out));
            }
        }
    }

    private static String name(byte[] type) {
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
