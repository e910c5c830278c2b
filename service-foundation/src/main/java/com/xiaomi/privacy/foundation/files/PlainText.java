package com.xiaomi.privacy.foundation.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets plain text pass, in whatever encoding leaves control characters alone, and nothing binary. */
final class PlainText extends FilterOutputStream {

    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7f;

    PlainText(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int value) throws IOException {
        require((byte) value);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            require(bytes[i]);
        }
        out.write(bytes, offset, length);
    }

    private static void require(byte value) throws FileRejected {
        boolean control = (value >= 0 && value < SPACE) || value == DELETE;
        if (control && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
            throw new FileRejected(FileRejection.NOT_PLAIN_TEXT);
        }
    }
}
