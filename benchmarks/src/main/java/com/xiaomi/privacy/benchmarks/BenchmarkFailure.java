package com.xiaomi.privacy.benchmarks;

/** A measurement could not be taken; the message tells people why. */
public final class BenchmarkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a technical cause. */
    public BenchmarkFailure(String message) {
        super(message);
    }

    /** With the technical cause. */
    public BenchmarkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
