package com.xiaomi.privacy.foundation.files;

/**
 * Bounds what a picture claims to unpack to, by its headers alone: a file of a few kilobytes can hold a picture that takes
 * gigabytes of whoever opens it. The bounds let the largest pictures of telephones pass.
 */
final class PixelBudget {

    private static final long LONGEST_SIDE = 32_767;
    private static final long MOST_PIXELS = 120_000_000;

    private long pixels;

    /** Takes the pixels of one more picture of the file. */
    void add(long width, long height) throws FileRejected {
        if (width <= 0 || height <= 0) {
            throw FileRejected.damaged();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new FileRejected(FileRejection.TOO_MANY_PIXELS);
        }
        pixels += width * height;
        if (pixels > MOST_PIXELS) {
            throw new FileRejected(FileRejection.TOO_MANY_PIXELS);
        }
    }

    /** Whether there is a picture at all. */
    boolean isUsed() {
        return pixels > 0;
    }
}
