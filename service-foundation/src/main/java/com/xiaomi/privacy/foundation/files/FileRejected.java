package com.xiaomi.privacy.foundation.files;

import java.io.IOException;

/** A file is not acceptable, and it is no use to try the same one again. */
public final class FileRejected extends IOException {

    private static final long serialVersionUID = 1L;

    private final FileRejection reason;

    FileRejected(FileRejection reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why. */
    public FileRejection reason() {
        return reason;
    }

    static FileRejected damaged() {
        return new FileRejected(FileRejection.DAMAGED);
    }
}
