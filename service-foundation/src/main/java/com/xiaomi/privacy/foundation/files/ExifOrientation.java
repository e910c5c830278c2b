package com.xiaomi.privacy.foundation.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a picture is to be turned before it is shown, by its Exif data: 1 to 8. */
final class ExifOrientation {

    /** Not to be turned. */
    static final int UPRIGHT = 1;

    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BIG_ENDIAN = 0x4d4d;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int TIFF = 42;
    private static final int ORIENTATION = 0x112;
    private static final int SHORT = 3;
    private static final int ENTRY_REST = 8;
    private static final int LAST = 8;

    private ExifOrientation() {}

    /**
     * @param payload of an APP1 segment, of whatever kind
     * @return {@link #UPRIGHT} also where nothing sensible is said
     */
    static int of(byte[] payload) {
        if (payload.length < NAME.length || !Arrays.equals(payload, 0, NAME.length, NAME, 0, NAME.length)) {
            return UPRIGHT;
        }
        try {
            return find(ByteBuffer.wrap(payload, NAME.length, payload.length - NAME.length)
                    .slice());
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer tiff) {
        int order = tiff.getShort();
        if (order != BIG_ENDIAN && order != LITTLE_ENDIAN) {
            return UPRIGHT;
        }
        tiff.order(order == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (tiff.getShort() != TIFF) {
            return UPRIGHT;
        }
        tiff.position(tiff.getInt());
        int entries = Short.toUnsignedInt(tiff.getShort());
        for (int i = 0; i < entries; i++) {
            int tag = Short.toUnsignedInt(tiff.getShort());
            int type = tiff.getShort();
            if (tag == ORIENTATION && type == SHORT) {
                tiff.getInt();
                int value = tiff.getShort();
                return value > UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
            tiff.position(tiff.position() + ENTRY_REST);
        }
        return UPRIGHT;
    }
}
