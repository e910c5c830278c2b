package com.xiaomi.privacy.foundation.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Measures a file while it is read, shows every byte to a watcher, and ends the reading when the file is too long. */
final class WatchedInput extends FilterInputStream {

    private final long expectedSize;
    private final OutputStream watcher;
    private final MessageDigest digest;
    private long size;

    WatchedInput(InputStream content, long expectedSize, OutputStream watcher) {
        super(content);
        this.expectedSize = expectedSize;
        this.watcher = watcher;
        this.digest = DigestUtils.getSha256Digest();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            size += count;
            if (size > expectedSize) {
                throw new FileRejected(FileRejection.TOO_LARGE);
            }
            digest.update(bytes, offset, count);
            watcher.write(bytes, offset, count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /**
     * After the end: the file must be what was expected.
     *
     * @return its SHA-256, hexadecimal
     */
    String requireWhole(Optional<String> expectedSha256) throws FileRejected {
        if (size < expectedSize) {
            throw new FileRejected(FileRejection.INCOMPLETE);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (expectedSha256.filter(expected -> !expected.equals(found)).isPresent()) {
            throw new FileRejected(FileRejection.CHECKSUM_DIFFERS);
        }
        return found;
    }
}
