package com.xiaomi.privacy.foundation.protection;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A key-encryption key is not at hand: its file or the KMS that opens it. Goes away when an operator mends it, so whatever needs the
 * key is tried again later and nothing is given up.
 */
final class KeysUnavailable extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** @param reason for operators; holds no secret */
    KeysUnavailable(String reason) {
        super(reason, new IOException(reason));
    }
}
