package com.xiaomi.privacy.foundation.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a zero for each byte. */
final class Blanking extends FilterOutputStream {

    private static final byte[] ZEROS = new byte[8 * 1024];

    Blanking(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int value) throws IOException {
        out.write(0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int missing = length;
        while (missing > 0) {
            int count = Math.min(missing, ZEROS.length);
            out.write(ZEROS, 0, count);
            missing -= count;
        }
    }
}
