package com.xiaomi.privacy.legal.table;

/** A table of this module cannot be read; the message names file, record and column. Nothing may be counted with it. */
public final class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong where */
    public TableException(String message) {
        super(message);
    }

    /** @param message what is wrong where */
    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
