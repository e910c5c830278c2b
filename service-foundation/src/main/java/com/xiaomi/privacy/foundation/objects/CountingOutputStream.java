package com.xiaomi.privacy.foundation.objects;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what passes. */
public final class CountingOutputStream extends FilterOutputStream {

    private long written;

    /** @param target takes what passes */
    public CountingOutputStream(OutputStream target) {
        super(target);
    }

    /** Bytes so far. */
    public long written() {
        return written;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        written++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written += length;
    }
}
