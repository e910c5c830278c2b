package com.xiaomi.privacy.benchmarks.uploads;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** An invented PDF of any size, made while it is read; nothing can compress it. */
final class SampleFile extends InputStream {
    private static final byte[] BEGINNING = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOISE = noise();

    private final long size;
    private long position;

    SampleFile(long size) {
        this.size = size;
    }

    private static byte[] noise() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == size) {
            return -1;
        }
        boolean beginning = position < BEGINNING.length;
        byte[] source = beginning ? BEGINNING : NOISE;
        int from = (int) (position % source.length);
        int count = (int) Math.min(Math.min(length, source.length - from), size - position);
        System.arraycopy(source, from, target, offset, count);
        position += count;
        return count;
    }
}
